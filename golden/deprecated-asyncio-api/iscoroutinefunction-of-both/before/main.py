import asyncio
import inspect


async def handler():
    return 1


def is_async(function):
    return asyncio.iscoroutinefunction(function) or inspect.iscoroutinefunction(function)


print(is_async(handler), is_async(print))
