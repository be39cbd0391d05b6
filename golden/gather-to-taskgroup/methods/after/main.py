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
        async with asyncio.TaskGroup() as tg:
            text_task = tg.create_task(self._load_text())
            urls_task = tg.create_task(self.links())
        self.text, self.urls = text_task.result(), urls_task.result()
        return self


async def main():
    page = await Page().load()
    print(page.text, page.urls)


asyncio.run(main())
