import asyncio


async def read(reader):
  async with asyncio.timeout(5):
    line = await reader.readline()
  return line
