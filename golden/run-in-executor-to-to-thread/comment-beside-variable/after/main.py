import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()  # ours
    return await asyncio.to_thread(os.path.exists, "/")


print(asyncio.run(main()))
