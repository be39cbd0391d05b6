import asyncio


async def save(document):
    print("saved", document)


async def main():
    save("letter")
    print("done")


asyncio.run(main())
