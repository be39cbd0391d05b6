import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def attempt():
    try:
        await asyncio.gather(fetch("a"), fetch("b"))
    except ValueError:
        print("value")
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    await attempt()


asyncio.run(main())
