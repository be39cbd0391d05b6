import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    tasks = []
    for name in "ab":
        if name:
            tasks.append(asyncio.create_task(fetch(name)))
    await asyncio.gather(*tasks)


asyncio.run(main())
