import asyncio
import gzip


def load(name):
    if name.endswith(".gz"):
        file = gzip.open(name, "rt")
    else:
        file = open(name)
    text = file.read()
    file.close()
    return text


async def plain(name):
    file = await asyncio.to_thread(open, name)
    text = await asyncio.to_thread(file.read)
    await asyncio.to_thread(file.close)
    return text
