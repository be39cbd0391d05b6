import asyncio
from os.path import *


def is_late(error):
    return isinstance(error, asyncio.TimeoutError)


print(is_late(TimeoutError()))
