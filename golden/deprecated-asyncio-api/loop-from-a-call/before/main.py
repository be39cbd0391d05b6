import asyncio

from app import worker_loop


async def main():
    await asyncio.sleep(1, loop=worker_loop())
