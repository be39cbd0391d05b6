import asyncio

from pkg.use import Box


async def main():
    b = Box()
    print(b.d, b.o, len(b))
    print(await b.go())
    m = (await b.go())[3]
    print(m)


if __name__ == "__main__":
    asyncio.run(main())
