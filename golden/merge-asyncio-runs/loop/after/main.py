import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_all(names):
    async def run_all():
        for name in names:
            await greet(name)

    asyncio.run(run_all())


greet_all("ab")
