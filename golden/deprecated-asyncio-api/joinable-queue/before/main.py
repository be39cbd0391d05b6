import asyncio


class Jobs(asyncio.JoinableQueue):
    pass


async def main():
    queue = asyncio.JoinableQueue(loop=None) or asyncio.JoinableQueue()
