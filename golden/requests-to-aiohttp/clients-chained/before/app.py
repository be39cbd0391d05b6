import requests


class Client:
    def __init__(self):
        self.session = requests.Session()
        self.options = {}

    def json_options(self, **options):
        self.options = options
        return self

    def get(self, url):
        return self.session.get(url, timeout=5).json(**self.options)


client = Client().json_options(parse_float=str)
print(client.get("https://example.org/prices"))
