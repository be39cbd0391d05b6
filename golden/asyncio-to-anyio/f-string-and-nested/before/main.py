import asyncio
import functools


def retried(times):
    def decorate(function):
        @functools.wraps(function)
        async def retry(*args):
            for attempt in range(times):
                try:
                    return await function(*args)
                except ValueError:
                    await asyncio.sleep(0)

        return retry

    return decorate


@retried(times=2)
async def work(n):
    return n


async def main():
    pause = lambda: asyncio.sleep(0)
    await pause()
    print(f"{await work(1)} {await asyncio.to_thread(len, 'abc')}")


asyncio.run(main())
