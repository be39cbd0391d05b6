import asyncio

from api import Api
from jobs import run


async def main():
    async with Api("https://example.org") as api:
        print(await run(api))


if __name__ == "__main__":
    asyncio.run(main())
