import asyncio


async def started(event, report):
    while True:
        try:
            await asyncio.wait_for(event.wait(), 1)
            return
        except TimeoutError:
            report("not yet")


async def slice_by_slice(self):
    for _ in range(5):
        try:
            async with asyncio.timeout(1):
                async with self.condition:
                    return await self.condition.wait()
        except TimeoutError:
            pass


async def next_job(queue):
    while True:
        try:
            return await asyncio.wait_for(queue.get(), timeout=2)
        except TimeoutError:
            await asyncio.sleep(1)


async def ended(task):
    for _ in range(3):
        try:
            return await asyncio.wait_for(asyncio.shield(task), 10)
        except TimeoutError:
            await asyncio.sleep(1)
