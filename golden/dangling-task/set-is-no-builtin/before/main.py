import asyncio


def set(name):
    print("set", name)


async def main():
    asyncio.create_task(asyncio.sleep(0))
    set("x")


asyncio.run(main())
