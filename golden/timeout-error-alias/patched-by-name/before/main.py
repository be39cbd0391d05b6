import asyncio
from unittest import mock


def fail():
    raise asyncio.TimeoutError


with mock.patch("asyncio.TimeoutError", KeyError):
    try:
        fail()
    except KeyError:
        print("patched")
