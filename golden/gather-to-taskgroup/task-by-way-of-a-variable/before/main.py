import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    tasks = []
    for name in "ab":
        task = asyncio.create_task(fetch(name))
        tasks.append(task)
    results = await asyncio.gather(*tasks)
    print(results)


asyncio.run(main())
