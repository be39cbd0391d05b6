import asyncio


async def wrap(sock, protocol):
    reader, writer = await asyncio.open_connection(sock=sock)
    return await asyncio.get_running_loop().create_connection(protocol, sock=sock)
