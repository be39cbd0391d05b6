import asyncio

try:
    raise TimeoutError
except (asyncio.TimeoutError, TimeoutError):
    print("late")
