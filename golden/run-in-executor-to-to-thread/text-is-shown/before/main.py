import asyncio
import os.path


async def main():
    return f"{await asyncio.get_running_loop().run_in_executor(None, os.path.exists, '/')=}"


print(asyncio.run(main()))
