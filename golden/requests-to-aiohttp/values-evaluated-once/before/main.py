import requests


class Client:
    def __init__(self, ca_path=None, timeout=None):
        self.ca_path = ca_path
        self.timeout = timeout

    def get_timeout(self):
        return self.timeout or 10

    def token(self, code):
        r = requests.post(
            self.uri("/oauth/token"),
            data={"code": code},
            verify=self.ca_path or True,
        )
        if r.status_code != 200:
            raise ValueError(r.text)
        return r.json()

    def uri(self, path):
        return "http://127.0.0.1" + path

    def data(self, url):
        response = requests.get(url, headers={}, timeout=self.get_timeout())
        return response.json()

    def limit(self):
        return requests.get("http://127.0.0.1/limit").json()

    def limited(self, url):
        return requests.get(url, timeout=self.limit()).json()

    def many(self, urls):
        return [requests.get(url, timeout=self.get_timeout()).json() for url in urls]

    def swapped(self):
        return requests.get(self.uri("/"), timeout=self.get_timeout()).json()

    def upload(self, path):
        with open(path, "rb") as f:
            result = requests.post("{}/attachments".format(self.ca_path), files={"file": f})
        return result.status_code
