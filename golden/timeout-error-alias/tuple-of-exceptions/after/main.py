import asyncio

LATE = (TimeoutError, ConnectionError)

try:
    raise TimeoutError
except (TimeoutError, asyncio.CancelledError):
    print("gone", len(LATE))
