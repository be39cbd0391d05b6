import asyncio


async def read(reader, arguments, options, loop):
    await asyncio.wait_for(*arguments)
    await asyncio.wait_for(reader.read(), **options)
    await asyncio.wait_for(reader.read(), 5, loop=loop)
    await asyncio.wait_for(reader.read())
