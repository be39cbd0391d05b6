import asyncio


async def numbers():
    yield 1


async def main():
    try:
        asyncio.ensure_future(numbers())
    except TypeError as error:
        print(type(error).__name__)


asyncio.run(main())
