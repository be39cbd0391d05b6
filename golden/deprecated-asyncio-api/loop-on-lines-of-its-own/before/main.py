import asyncio


async def connect(host, port):
    loop = asyncio.get_running_loop()
    reader, writer = await asyncio.open_connection(
        host,
        port,
        loop=loop,
        ssl=True,
    )
    return await asyncio.wait_for(reader.readline(), 5, loop=loop), writer
