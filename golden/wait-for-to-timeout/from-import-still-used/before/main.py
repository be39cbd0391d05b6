from asyncio import (
    Queue,
    wait_for,
)

LIMITED = {"plain": wait_for}


async def read(queue: Queue):
    return await wait_for(queue.get(), 5)
