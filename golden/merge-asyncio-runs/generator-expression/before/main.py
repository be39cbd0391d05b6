import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def lengths(names):
    for length in (asyncio.run(greet(name)) for name in names):
        print(length)


lengths("ab")
