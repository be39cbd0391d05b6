import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

async def main():
    await (
        greet("a")
    )
    await greet(
        "b"
    )


if __name__ == "__main__":
    asyncio.run(main())
