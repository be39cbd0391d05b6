import asyncio


async def handle(reader, writer):
    return await reader.readline()


async def either(host, reader):
    if reader is None:
        async with asyncio.timeout(30):
            reader, writer = await asyncio.open_connection(host, 80)
    return await reader.readline()


async def resolve(self, host):
    return await self.loop.getaddrinfo(host, 80)


async def wait(process, event):
    await process.wait()
    await event.wait()


async def writing(host):
    async with asyncio.timeout(1):
        reader, writer = await asyncio.open_connection(host, 80)
    await writer.drain()
    await writer.wait_closed()
