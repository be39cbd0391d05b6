import requests

http: requests.Session = requests.Session()


class Watcher:
    def __init__(self, url):
        self.url = url

    def look(self):
        return http.head(self.url).status_code


watcher = Watcher("https://example.org")
print(watcher.look())
print(watcher.look())
