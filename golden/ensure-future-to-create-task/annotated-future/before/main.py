import asyncio
from asyncio import Task


async def join(future: asyncio.Future, task: Task, typed: "asyncio.Task[int]", generic: asyncio.Future[int]):
    first = asyncio.ensure_future(future)
    second = asyncio.ensure_future(task)
    third = asyncio.ensure_future(typed)
    fourth = asyncio.ensure_future(generic)
    return await first, await second, await third, await fourth
