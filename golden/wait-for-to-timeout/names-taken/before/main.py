import asyncio


async def get_id():
    return 7


async def main():
    result = "mine"

    def show():
        print(result, value)

    value = "also mine"
    if await asyncio.wait_for(get_id(), 5) == 7:
        show()


asyncio.run(main())
