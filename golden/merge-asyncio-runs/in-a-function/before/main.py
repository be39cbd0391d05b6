import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

def greet_all():
    asyncio.run(greet("a"))
    asyncio.run(greet("b"))


greet_all()
