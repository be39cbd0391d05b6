import asyncio


async def fetch(value=1):
    return value


async def main():
    return await fetch()


if __name__ == "__main__":
    print(asyncio.run(main()))
