import asyncio


async def ask(host, cached):
    reader, writer = cached or await asyncio.open_connection(host, 80)
    return reader


async def first(host):
    async with asyncio.timeout(30):
        connection = await asyncio.open_connection(host, 80)
    if connection[0].at_eof():
        print("nothing")
    while (await asyncio.open_connection(host, 80))[0].at_eof():
        print("again")
    async with asyncio.timeout(30):
        print(host.upper(), (await asyncio.open_connection(host, 80))[0])
