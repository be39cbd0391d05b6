import asyncio


async def outer():
    def inner(value=await asyncio.sleep(0, "value")):
        yield value

    return (lambda: (yield from inner()))
