import asyncio


async def work():
    return "coroutine"


def replace_work():
    global work

    def work():
        future = asyncio.get_running_loop().create_future()
        future.set_result("future")
        return future


async def main():
    print(await asyncio.ensure_future(work()))
    replace_work()
    print(await asyncio.ensure_future(work()))


asyncio.run(main())
