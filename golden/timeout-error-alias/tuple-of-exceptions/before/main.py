import asyncio

LATE = (asyncio.TimeoutError, ConnectionError)

try:
    raise TimeoutError
except (asyncio.TimeoutError, asyncio.CancelledError):
    print("gone", len(LATE))
