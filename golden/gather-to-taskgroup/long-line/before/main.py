import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

async def load_everything_about(person, detail):
    return person + detail


async def main():
    everything = await asyncio.gather(*[load_everything_about(name, detail) for name in "ab" for detail in "cd"])
    print(everything)


asyncio.run(main())
