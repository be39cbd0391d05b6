import asyncio


async def work():
    return 1


async def main(arguments, options):
    asyncio.ensure_future(*arguments)
    asyncio.ensure_future(work(), **options)
    asyncio.ensure_future(work(), name="work")
    asyncio.ensure_future(work(), options)
    asyncio.ensure_future()
