import asyncio


async def fetch(name):
    print("begin", name)
    await asyncio.sleep(0)
    return name


async def main():
    done, pending = await asyncio.wait([fetch("a"), fetch("b")])
    print(sorted(task.result() for task in done), pending)


asyncio.run(main())
