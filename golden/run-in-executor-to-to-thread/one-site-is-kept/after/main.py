import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()
    a = await loop.run_in_executor(None, os.path.exists, "/")  # noqa: run-in-executor-to-to-thread
    b = await asyncio.to_thread(os.path.exists, "/nowhere")
    return a, b


print(asyncio.run(main()))
