import asyncio
import functools
import os.path


async def to_thread(function, *arguments, **keywords):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, functools.partial(function, *arguments, **keywords))


asyncio.to_thread = to_thread
print(asyncio.run(asyncio.to_thread(os.path.exists, "/")))
