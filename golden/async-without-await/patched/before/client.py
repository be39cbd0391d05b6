import asyncio


async def _fetch():
    return "fetched"


async def _store(value):
    print("stored", value)


async def _check(value):
    return bool(value)


async def _close():
    print("closed")


async def load():
    await asyncio.sleep(0)
    value = await _fetch()
    await _store(value)
    ok = await _check(value)
    await _close()
    return value, ok
