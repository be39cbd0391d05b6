import asyncio


async def get_users():
    return ["ada", "grace"]


async def numbers():
    async def generate():
        yield 1
        yield 2

    return generate()


async def main():
    async with asyncio.timeout(5):
        users = await get_users()
    for user in users:
        print(user)
    async with asyncio.timeout(5):
        items = await numbers()
    async for number in items:
        print(number)


asyncio.run(main())
