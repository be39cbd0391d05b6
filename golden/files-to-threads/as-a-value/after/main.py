import asyncio
import functools


def texts(names, opener=open):
    return [file.read() for file in map(open, names)] + [opener(name).read() for name in names]


read = functools.partial(open, mode="r")


async def first(name):
    with read(name) as file:
        return await asyncio.to_thread(file.readline)
