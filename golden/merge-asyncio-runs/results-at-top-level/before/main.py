import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

first = asyncio.run(greet("a"))
second = asyncio.run(greet("bc"))
print(first, second)
