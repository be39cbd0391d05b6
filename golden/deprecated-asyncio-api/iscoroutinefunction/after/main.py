import inspect


async def handler():
    return 1


def describe(function):
    if inspect.iscoroutinefunction(function):
        return "async"
    return "plain"


print(describe(handler), describe(len), list(map(inspect.iscoroutinefunction, [handler, describe])))
