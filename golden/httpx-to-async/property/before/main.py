import httpx


class Page:
    def __init__(self, url):
        self.url = url

    @property
    def text(self):
        return httpx.get(self.url).text


def show(page: Page):
    print(page.text)
