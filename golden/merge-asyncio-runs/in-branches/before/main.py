import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_one(first):
    if first:
        asyncio.run(greet("a"))
    else:
        asyncio.run(greet("b"))


greet_one(True)
