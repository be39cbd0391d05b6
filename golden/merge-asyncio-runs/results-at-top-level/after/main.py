import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

async def main():
    first = await greet("a")
    second = await greet("bc")
    return first, second


first, second = asyncio.run(main())
print(first, second)
