import asyncio

is_late = lambda error, kind=asyncio.TimeoutError: isinstance(error, kind or asyncio.TimeoutError)

print(is_late(TimeoutError()), is_late(ValueError()))
