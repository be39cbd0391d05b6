import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def lengths(names):
    total = 0
    for name in names:
        total += asyncio.run(greet(name))
    return total


print(lengths("ab"))
