import asyncio


async def get_user():
    await asyncio.sleep(0.02)
    return "ada"


async def greet(user):
    return f"hello {user}"


async def main():
    print(await asyncio.wait_for(greet(await get_user()), 0.01))


asyncio.run(main())
