import asyncio


async def listen(host, handle):
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection(host, 80)
    while line := await reader.readline():
        handle(line)


async def count(host):
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection(host, 80)
    for _ in range(3):
        print(await reader.read(1))
