import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

async def find(text):
    return text


def texts():
    return [asyncio.run(find(text)).upper() for text in "ab"]


print(texts())
