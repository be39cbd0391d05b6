import asyncio


class Jobs(asyncio.Queue):
    pass


async def main():
    queue = asyncio.Queue() or asyncio.Queue()
