from asyncio import iscoroutinefunction


def describe(function, inspect=False):
    if inspect and iscoroutinefunction(function):
        return "async"
    return "plain"


async def handler():
    return 1


print(describe(handler, True))
