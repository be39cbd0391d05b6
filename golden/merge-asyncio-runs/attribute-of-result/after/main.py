import asyncio


async def greet(name):
    await asyncio.sleep(0)
    print("hello", name)
    return len(name)

async def find(text):
    return text


def texts():
    async def run_all():
        return [(await find(text)).upper() for text in "ab"]

    return asyncio.run(run_all())


print(texts())
