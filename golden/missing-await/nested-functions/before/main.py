import asyncio


async def main():
    async def count(number):
        if number:
            count(number - 1)
        print(number)

    async def start():
        count(2)

    await start()


asyncio.run(main())
