import asyncio


async def read(name,
               encoding="utf-8"):
    with await asyncio.to_thread(open, name,
                                       encoding=encoding) as file:
        return await asyncio.to_thread(file.read)
