import asyncio
import os.path


async def main():
    found = [x for x in ["/", "/nowhere"] if await asyncio.to_thread(os.path.exists, x)]
    while not await (asyncio.to_thread(os.path.exists, "/")):
        pass
    return found, f"{await asyncio.to_thread(os.path.basename, '/a')}"


print(asyncio.run(main()))
