import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

async def main():
    await greet("main")


async def run_all():
    await greet("a")
    await main()


if __name__ == "__main__":
    asyncio.run(run_all())
