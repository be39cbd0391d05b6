import asyncio
from asyncio.coroutines import CoroWrapper


def mark(function):
    function._is_coroutine = asyncio.coroutines._is_coroutine
    return function


def is_coroutine(value):
    return isinstance(value, CoroWrapper)
