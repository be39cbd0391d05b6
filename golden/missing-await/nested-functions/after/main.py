import asyncio


async def main():
    async def count(number):
        if number:
            await count(number - 1)
        print(number)

    async def start():
        await count(2)

    await start()


asyncio.run(main())
