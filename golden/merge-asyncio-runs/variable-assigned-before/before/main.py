import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def lengths():
    total = 1
    print(total)
    total = asyncio.run(greet("a" * total))
    asyncio.run(greet("b"))
    return total


print(lengths())
