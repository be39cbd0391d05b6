import asyncio


async def resolve(host):
    loop = asyncio.get_running_loop()
    return await loop.getaddrinfo(host, 80)


async def receive(sock, address):
    loop = asyncio.get_running_loop()
    await loop.sock_connect(sock, address)
    await loop.sock_sendall(sock, b"hello")
    return await loop.sock_recv(sock, 100)


async def connect(protocol, host):
    transport, _ = await asyncio.get_running_loop().create_connection(protocol, host, 80)
    return transport
