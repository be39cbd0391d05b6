import asyncio
import functools


async def texts(names, opener=open):
    return [await asyncio.to_thread(file.read) for file in map(open, names)] + [await asyncio.to_thread((await asyncio.to_thread(opener, name)).read) for name in names]


read = functools.partial(open, mode="r")


async def first(name):
    with read(name) as file:
        return await asyncio.to_thread(file.readline)
