import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    coroutines = [fetch("a"), fetch("b")]
    for coroutine in coroutines:
        print(type(coroutine).__name__)
    print(await asyncio.gather(*coroutines))


asyncio.run(main())
