import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(None, os.path.exists, "/")
    return found, sorted(locals())


print(asyncio.run(main()))
