try:
    import uasyncio as asyncio
except ImportError:
    import asyncio

try:
    raise asyncio.TimeoutError
except OSError:
    print("late")
