import asyncio as aio
import os.path


async def main():
    return await aio.to_thread(os.path.exists, "/")


print(aio.run(main()))
