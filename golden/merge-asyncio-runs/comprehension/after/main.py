import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_all(names):
    async def run_all():
        return [await greet(name) for name in names]

    return asyncio.run(run_all())


print(greet_all("ab"))
