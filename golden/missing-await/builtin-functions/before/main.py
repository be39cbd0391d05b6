import asyncio


async def rows():
    return ["b", "a"]


async def main():
    print(len(rows()), sorted(rows(), reverse=True))
    print(str(rows()), ", ".join(rows()))
    for number, row in enumerate(rows()):
        print(number, row)


asyncio.run(main())
