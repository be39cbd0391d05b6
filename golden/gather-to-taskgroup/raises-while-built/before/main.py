import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    names = ["a", "b"]
    try:
        await asyncio.gather(*[fetch(names[i]) for i in range(3)])
    except IndexError as error:
        print("caught")


asyncio.run(main())
