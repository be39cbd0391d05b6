import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

async def greet_all():
    asyncio.run(greet("a"))
    asyncio.run(greet("b"))


try:
    asyncio.run(greet_all())
except RuntimeError as error:
    print(error)
