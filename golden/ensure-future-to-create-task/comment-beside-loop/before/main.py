import asyncio


async def work():
    return 1


async def main():
    asyncio.ensure_future(
        work(),
        loop=None,  # the default, for old Pythons
    )
