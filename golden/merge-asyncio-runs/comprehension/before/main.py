import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_all(names):
    return [asyncio.run(greet(name)) for name in names]


print(greet_all("ab"))
