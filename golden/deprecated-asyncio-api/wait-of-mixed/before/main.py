import asyncio


async def fetch(name, retries=1):
    return name


async def main():
    first = asyncio.create_task(fetch("a"))
    done, _ = await asyncio.wait([first, fetch("b",
                                               retries=2)], timeout=1)
    print(sorted(task.result() for task in done))


asyncio.run(main())
