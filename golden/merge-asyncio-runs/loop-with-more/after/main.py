import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_all(names):
    total = []

    async def run_all():
        for name in names:
            if name != "b":
                total.append(await greet(name))

    asyncio.run(run_all())
    return total


print(greet_all("abc"))
