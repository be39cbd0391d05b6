import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_all(names):
    total = []
    for name in names:
        if name != "b":
            total.append(asyncio.run(greet(name)))
    return total


print(greet_all("abc"))
