import asyncio
from dataclasses import dataclass, field


@dataclass
class Job:
    done: asyncio.Event = field(default_factory=asyncio.Event)


async def finish(job: Job, lock: asyncio.Lock):
    async with lock:
        job.done.set()


def own(lock: asyncio.Lock = None):
    lock = lock or asyncio.Lock()
    return lock.locked()


print(own())
