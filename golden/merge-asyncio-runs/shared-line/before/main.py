import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

asyncio.run(greet("a")); asyncio.run(greet("b"))
