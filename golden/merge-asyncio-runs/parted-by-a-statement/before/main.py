import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_all(wanted):
    asyncio.run(greet("a"))
    if not wanted:
        return
    asyncio.run(greet("b"))


greet_all(True)
