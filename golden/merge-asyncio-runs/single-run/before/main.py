import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

if __name__ == "__main__":
    asyncio.run(greet("a"))
    print("done")
