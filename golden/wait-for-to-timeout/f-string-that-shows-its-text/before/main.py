import asyncio


async def read(reader):
    print(f"{await asyncio.wait_for(reader.read(), 5)=}")
    print(f"{await asyncio.wait_for(reader.read(), None) = !r}")
