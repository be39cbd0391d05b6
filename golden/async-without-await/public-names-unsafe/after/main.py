import asyncio


def parse(text):
    return text.split()


class Reader:
    def words(self, text):
        return parse(text)


async def main():
    await asyncio.sleep(0)
    print(parse("a b"), Reader().words("c d"))


if __name__ == "__main__":
    asyncio.run(main())
