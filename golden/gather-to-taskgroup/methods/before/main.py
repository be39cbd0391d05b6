import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

class Page:
    async def _load_text(self):
        return "text"

    async def links(self):
        return ["link"]

    async def load(self):
        self.text, self.urls = await asyncio.gather(self._load_text(), self.links())
        return self


async def main():
    page = await Page().load()
    print(page.text, page.urls)


asyncio.run(main())
