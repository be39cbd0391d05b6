import asyncio
import functools


def logged(function):
    @functools.wraps(function)
    def wrapper():
        print("call")
        return asyncio.ensure_future(function())

    return wrapper


@logged
async def work():
    print("work")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
loop.run_until_complete(work())
loop.close()
