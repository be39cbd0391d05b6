import asyncio.exceptions


try:
    raise asyncio.exceptions.TimeoutError
except TimeoutError:
    print("late")
