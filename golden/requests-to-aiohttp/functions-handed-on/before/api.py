import requests


class Api:
    def __init__(self, base):
        self.base = base

    def send(self, method, path, body=None):
        if body is None:
            response = method(self.base + path, timeout=3)
        else:
            response = method(self.base + path, timeout=3, data=body)
        return self.checked(response)

    def page(self, number):
        return self.send(requests.get, f"/pages/{number}")

    def change(self, number, text):
        return self.send(requests.put, f"/pages/{number}", text)

    def remove(self, number):
        return self.send(method=requests.delete, path=f"/pages/{number}")

    @staticmethod
    def checked(response: requests.Response):
        response.raise_for_status()
        return response.text


def save(url, text, replace=False):
    send = requests.put if replace else requests.post
    return send(url, data=text, allow_redirects=False).status_code


def name_of(method=requests.get):
    return method.__name__
