import requests
import spiders


class Titles(spiders.Spider):
    def parse(self, page):
        yield page, requests.get("http://127.0.0.1/").text

    def opened(self, reason):
        self.note = requests.get("http://127.0.0.1/").text


class Names(Titles):
    def opened(self, reason):
        super().opened(reason)
        print(self.note)


class Row(spiders.make_base()):
    def save(self):
        return requests.post("http://127.0.0.1/", data=self.fields())
