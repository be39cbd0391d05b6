import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def main():
    tasks = [asyncio.create_task(fetch(name)) for name in "ab"]
    await fetch("between")
    print(await asyncio.gather(*tasks))


asyncio.run(main())
