import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def fail():
    raise OSError(2, "no such thing")


async def main():
    try:
        await asyncio.gather(fail(), fetch("b"))
    except OSError as error:
        print(error.errno)


asyncio.run(main())
