import asyncio

try:
    raise asyncio.TimeoutError
except asyncio.TimeoutError:
    print("late")
