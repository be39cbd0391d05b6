from sync import Lock

import net

lock = Lock()


async def load(name):
    async with lock:
        return await net.read(name)
