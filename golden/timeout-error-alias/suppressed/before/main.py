import asyncio

try:
    raise TimeoutError
except asyncio.TimeoutError:  # noqa: UP041
    print("late")
