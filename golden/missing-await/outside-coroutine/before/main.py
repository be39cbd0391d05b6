import asyncio


async def refresh():
    await asyncio.sleep(0)


def on_click(event):
    refresh()
    asyncio.sleep(1)


class Page:
    if refresh():
        title = "fresh"


async def main():
    def later():
        refresh()

    later()


asyncio.run(main())
