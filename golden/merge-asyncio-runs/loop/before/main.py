import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_all(names):
    for name in names:
        asyncio.run(greet(name))


greet_all("ab")
