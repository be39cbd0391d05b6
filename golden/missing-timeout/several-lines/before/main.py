import asyncio


async def ask(host, port):
    reader, writer = await asyncio.open_connection(
        host,  # by name
        port,
    )  # opened
    if port == 80: await asyncio.open_connection(host, 443); print("also")
    return (
        # one line
        await reader.readline()
    )
