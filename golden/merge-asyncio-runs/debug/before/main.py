import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

asyncio.run(greet("a"), debug=False)
asyncio.run(greet("b"))
