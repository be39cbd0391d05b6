import asyncio
import os.path


async def main():
    """Asks three times."""

    a = await asyncio.to_thread(os.path.exists, "/")
    b = await asyncio.to_thread(os.path.exists, "/nowhere")
    if a:
        c = await asyncio.to_thread(os.path.isfile, "/")
    return a, b, c


print(asyncio.run(main()))
