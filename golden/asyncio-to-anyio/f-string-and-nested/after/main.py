import functools

import anyio
import anyio.to_thread


def retried(times):
    def decorate(function):
        @functools.wraps(function)
        async def retry(*args):
            for attempt in range(times):
                try:
                    return await function(*args)
                except ValueError:
                    await anyio.sleep(0)

        return retry

    return decorate


@retried(times=2)
async def work(n):
    return n


async def main():
    pause = lambda: anyio.sleep(0)
    await pause()
    print(f"{await work(1)} {await anyio.to_thread.run_sync(len, 'abc')}")


anyio.run(main)
