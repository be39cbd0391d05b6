import requests


class Client:
    def __init__(self, key=""):
        self.key = key
        self.session = requests.Session()

    def close(self):
        """Close the session."""
        self.session.close()

    def get(self, url):
        return self.session.get(url, headers={"X-Key": self.key}).json()


class Meter:
    def __init__(self):
        self.session = requests.Session()

    def stop(self):
        self.session.close()
        print("stopped")

    def read(self):
        return self.session.get("https://meter.example.org").text


def show(url):
    client = Client(key="k")
    print(client.get(url))


def read():
    meter = Meter()
    return meter.read()


show("https://example.org/a")
print(read())
