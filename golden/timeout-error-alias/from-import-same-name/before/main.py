from asyncio import TimeoutError


def is_late(error):
    return isinstance(error, TimeoutError)


print(is_late(TimeoutError()))
