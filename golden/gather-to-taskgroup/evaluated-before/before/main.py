import asyncio


async def fetch(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)
    return name.upper()

def say(text):
    print(text)
    return text


async def main():
    print(say("first"), await asyncio.gather(fetch("a"), fetch("b")))


asyncio.run(main())
