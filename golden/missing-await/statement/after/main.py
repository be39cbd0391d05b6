import asyncio


async def save(document):
    await asyncio.sleep(0)
    print("saved", document)


async def main():
    await save("letter")
    await asyncio.sleep(0.01)
    await save("report")


asyncio.run(main())
