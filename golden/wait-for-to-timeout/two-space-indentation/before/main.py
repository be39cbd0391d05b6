import asyncio


async def read(reader):
  line = await asyncio.wait_for(reader.readline(), 5)
  return line
