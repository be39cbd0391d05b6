import asyncio


class Slow(asyncio.TimeoutError):
    pass


print(issubclass(Slow, OSError), asyncio.run.__name__)
