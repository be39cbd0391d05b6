import asyncio


class Late(Exception):
    pass


asyncio.TimeoutError = Late
try:
    raise asyncio.TimeoutError
except Late:
    print("mine")
