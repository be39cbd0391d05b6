import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

async def again():
    await greet("x" * count)


count = asyncio.run(greet("a"))
asyncio.run(again())
