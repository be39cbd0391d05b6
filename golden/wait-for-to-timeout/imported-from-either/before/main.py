try:
    from asyncio import wait_for
except ImportError:
    from compat import wait_for


async def read(reader):
    await wait_for(reader.read(), 5)
