import httpx


class Page:
    def __init__(self, url):
        self.url = url

    @property
    async def text(self):
        async with httpx.AsyncClient() as client:
            return (await client.get(self.url)).text


async def show(page: Page):
    print(await page.text)
