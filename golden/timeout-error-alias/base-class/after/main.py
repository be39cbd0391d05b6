import asyncio


class Slow(TimeoutError):
    pass


print(issubclass(Slow, OSError), asyncio.run.__name__)
