from asyncio import (
    Queue,
    timeout,
    wait_for,
)

LIMITED = {"plain": wait_for}


async def read(queue: Queue):
    async with timeout(5):
        return await queue.get()
