import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

async def main():
    await greet("main")


if __name__ == "__main__":
    asyncio.run(greet("a"))
    asyncio.run(main())
