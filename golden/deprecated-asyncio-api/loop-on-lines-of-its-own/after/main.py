import asyncio


async def connect(host, port):
    reader, writer = await asyncio.open_connection(
        host,
        port,
        ssl=True,
    )
    return await asyncio.wait_for(reader.readline(), 5), writer
