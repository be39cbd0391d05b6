import asyncio as aio
import os.path


async def main():
    loop = aio.get_event_loop()
    return await loop.run_in_executor(None, os.path.exists, "/")


print(aio.run(main()))
