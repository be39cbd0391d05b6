import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_all():
    async def run_all():
        await greet("a")
        await greet("b")

    asyncio.run(run_all())


greet_all()
