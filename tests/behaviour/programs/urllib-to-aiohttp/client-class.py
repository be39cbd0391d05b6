"""A class whose methods call each other, with retries."""
import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


class Client:
    def __init__(self, base, token):
        self.base = base
        self.headers = {"X-Token": token}

    def _open(self, path, data=None, **query):
        url = self.base + path
        if query:
            url += "?" + urllib.parse.urlencode(query)
        request = urllib.request.Request(url, headers=self.headers)
        if data is not None:
            request.data = json.dumps(data).encode()
            request.add_header("Content-Type", "application/json")
        for attempt in range(3):
            try:
                with urllib.request.urlopen(request, timeout=5) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                if error.code < 500:
                    raise
                time.sleep(0.01)
        return None

    def get(self, path, **query):
        return self._open(path, **query)

    def post(self, path, value):
        return self._open(path, value)


def main(base):
    client = Client(base, "secret")
    print(client.get("/json/a", q="x y"))
    print(client.get("/flaky/2"))
    print(client.post("/echo", {"a": 1}))
    try:
        client.get("/status/404")
    except urllib.error.HTTPError as error:
        print(error.code)


if __name__ == "__main__":
    main(sys.argv[1])
