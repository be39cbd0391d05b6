import asyncio
import os.path


async def main():
    """Asks three times."""
    loop = asyncio.get_event_loop()

    a = await loop.run_in_executor(None, os.path.exists, "/")
    b = await loop.run_in_executor(None, os.path.exists, "/nowhere")
    if a:
        c = await loop.run_in_executor(None, os.path.isfile, "/")
    return a, b, c


print(asyncio.run(main()))
