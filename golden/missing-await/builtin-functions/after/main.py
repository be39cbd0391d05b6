import asyncio


async def rows():
    return ["b", "a"]


async def main():
    print(len(await rows()), sorted(await rows(), reverse=True))
    print(str(await rows()), ", ".join(await rows()))
    for number, row in enumerate(await rows()):
        print(number, row)


asyncio.run(main())
