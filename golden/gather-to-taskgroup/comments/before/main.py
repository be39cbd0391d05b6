import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    a, b = await asyncio.gather(
        fetch("a"),  # quick
        # This one takes its time.
        fetch("b"),
    )
    print(a, b)


asyncio.run(main())
