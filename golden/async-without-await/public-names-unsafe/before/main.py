import asyncio


async def parse(text):
    return text.split()


class Reader:
    async def words(self, text):
        return await parse(text)


async def main():
    await asyncio.sleep(0)
    print(await parse("a b"), await Reader().words("c d"))


if __name__ == "__main__":
    asyncio.run(main())
