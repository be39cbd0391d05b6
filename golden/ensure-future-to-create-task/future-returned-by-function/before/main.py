import asyncio


def start(loop):
    return loop.create_future()


async def main():
    future = start(asyncio.get_running_loop())
    future.set_result("result")
    print(await asyncio.ensure_future(start_and_set()))
    print(await future)


def start_and_set():
    future = start(asyncio.get_running_loop())
    future.set_result("another")
    return future


asyncio.run(main())
