import asyncio
from asyncio import wait_for


async def read(asyncio, reader):
    await asyncio.wait_for(reader.read(), 5)


async def write(wait_for, writer):
    await wait_for(writer.drain(), 5)
