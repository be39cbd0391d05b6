import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def lengths():
    async def run_all():
        first = await greet("a")
        print(first)
        second = await greet("bc")
        return second

    second = asyncio.run(run_all())
    return second


print(lengths())
