import requests


class Api:
    def request(self, method, path, **kwargs):
        response = requests.request(method, "http://localhost" + path, **kwargs)
        return response.json()

    def users(self, page):
        return self.request("GET", "/users", params={"page": page})
