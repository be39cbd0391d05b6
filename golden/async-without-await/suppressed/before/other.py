# aioshift: skip-file


async def _elsewhere():
    return 4
