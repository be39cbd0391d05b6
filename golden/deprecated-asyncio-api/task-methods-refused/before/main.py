import asyncio
from asyncio import Task


def name_of_task():
    return str(Task.current_task())


all_tasks = asyncio.Task.all_tasks


async def current():
    try:
        return asyncio.current_task()
    except AttributeError:
        return asyncio.Task.current_task()


async def current_of(loop):
    if hasattr(asyncio, "current_task"):
        return asyncio.current_task(loop)
    return asyncio.Task.current_task(loop, "more")
