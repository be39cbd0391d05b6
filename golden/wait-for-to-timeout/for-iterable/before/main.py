import asyncio


async def get_users():
    return ["ada", "grace"]


async def numbers():
    async def generate():
        yield 1
        yield 2

    return generate()


async def main():
    for user in await asyncio.wait_for(get_users(), 5):
        print(user)
    async for number in await asyncio.wait_for(numbers(), 5):
        print(number)


asyncio.run(main())
