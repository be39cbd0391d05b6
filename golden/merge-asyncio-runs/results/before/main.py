import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def lengths():
    first = asyncio.run(greet("a"))
    second = asyncio.run(greet("b" * first))
    return first + second


print(lengths())
