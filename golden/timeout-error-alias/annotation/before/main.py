import asyncio


def describe(error: asyncio.TimeoutError) -> "asyncio.TimeoutError":
    return error


print(type(describe(TimeoutError())).__name__)
