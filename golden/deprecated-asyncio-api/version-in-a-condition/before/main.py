import asyncio
import inspect
import sys

PY37 = sys.version_info >= (3, 7)


def is_async(function):
    return inspect.iscoroutinefunction(function) or (
        sys.version_info < (3, 14) and asyncio.iscoroutinefunction(function)
    )


if PY37:
    current_task = asyncio.current_task
else:

    def current_task(loop=None):
        return asyncio.Task.current_task(loop)


async def main():
    print(is_async(main), is_async(print), current_task() is not None)


asyncio.run(main())
