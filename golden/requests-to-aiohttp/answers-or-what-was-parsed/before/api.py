import requests


class Api:
    def __init__(self, base):
        self.base = base

    def send(self, path, parse=True):
        response = requests.get(self.base + path)
        response.raise_for_status()
        if parse:
            return response.json()
        return response

    def names(self):
        answer = self.send("/pages")
        return [page["name"] for page in answer["pages"]], answer.get("total")

    def text(self):
        return self.send("/text", parse=False).text
