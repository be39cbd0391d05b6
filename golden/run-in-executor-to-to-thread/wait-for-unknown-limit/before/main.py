import asyncio
import os.path


async def main(limit=20):
    loop = asyncio.get_running_loop()
    return await asyncio.wait_for(loop.run_in_executor(None, os.path.exists, "/"), limit)


print(asyncio.run(main()))
