import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def first(names):
    for name in names:
        asyncio.run(greet(name))
        return name


print(first("ab"))
