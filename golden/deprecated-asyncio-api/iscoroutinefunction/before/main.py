import asyncio


async def handler():
    return 1


def describe(function):
    if asyncio.iscoroutinefunction(function):
        return "async"
    return "plain"


print(describe(handler), describe(len), list(map(asyncio.iscoroutinefunction, [handler, describe])))
