import asyncio


async def get_id():
    return 7


async def main():
    result = "mine"

    def show():
        print(result, value)

    value = "also mine"
    async with asyncio.timeout(5):
        outcome = await get_id()
    if outcome == 7:
        show()


asyncio.run(main())
