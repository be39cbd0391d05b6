import asyncio


class Report:
    def __init__(self, text):
        self.text = text


async def read(text):
    await asyncio.sleep(0)
    return Report(text)


async def count() -> int:
    return await length()


async def length():
    return 3


async def report(text, short) -> Report | None:
    if short:
        return None
    return await read(text)


async def title():
    return await read("Title")


async def close():
    return await asyncio.sleep(0)


async def run():
    return await length()


async def main():
    print((await title()).text, await count())
    await close()
    print((await report("long", False)).text)


asyncio.run(main())
asyncio.run(run())
