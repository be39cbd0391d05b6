import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def lengths():
    first = asyncio.run(greet("a"))
    print(first)
    second = asyncio.run(greet("bc"))
    return second


print(lengths())
