import asyncio


async def ask(host, port):
    async with asyncio.timeout(30):
        reader, writer = await asyncio.open_connection(
            host,  # by name
            port,
        )  # opened
    if port == 80:
        async with asyncio.timeout(30):
            await asyncio.open_connection(host, 443)
        print("also")
    async with asyncio.timeout(30):
        return (
            # one line
            await reader.readline()
        )
