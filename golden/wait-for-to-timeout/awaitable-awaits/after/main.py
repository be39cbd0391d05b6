import asyncio


async def get_user():
    await asyncio.sleep(0.02)
    return "ada"


async def greet(user):
    return f"hello {user}"


async def main():
    user = await get_user()
    async with asyncio.timeout(0.01):
        print(await greet(user))


asyncio.run(main())
