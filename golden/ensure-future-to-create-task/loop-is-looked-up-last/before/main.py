import asyncio


def first():
    print("first")
    return "argument"


def get_loop():
    print("second")
    return asyncio.get_running_loop()


async def work(word):
    return word


async def main():
    print(await asyncio.ensure_future(work(first()), loop=get_loop()))


asyncio.run(main())
