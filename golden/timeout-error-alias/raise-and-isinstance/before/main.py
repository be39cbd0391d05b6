import asyncio


def check(error):
    return isinstance(error, asyncio.TimeoutError)


try:
    raise asyncio.TimeoutError("too slow")
except OSError as error:
    print(check(error), error)
