import asyncio


async def serve(handle, sock):
    server = await asyncio.start_server(handle, port=80)
    await asyncio.get_running_loop().sock_accept(sock)
    async with server:
        await server.serve_forever()
