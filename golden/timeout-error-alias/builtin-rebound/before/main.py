import asyncio


class TimeoutError(Exception):
    pass


try:
    raise asyncio.TimeoutError
except TimeoutError:
    print("mine")
except asyncio.TimeoutError:
    print("the library's")
