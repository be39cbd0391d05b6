import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def lengths():
    async def run_all():
        first = await greet("a")
        second = await greet("b" * first)
        return first, second

    first, second = asyncio.run(run_all())
    return first + second


print(lengths())
