import asyncio


async def first_of(events):
    waits = [asyncio.create_task(event.wait()) for event in events]
    done, pending = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in pending:
        wait.cancel()
    return len(done)


async def take_all(locks):
    await asyncio.gather(*(lock.acquire() for lock in locks))


async def drain(queues):
    async with asyncio.TaskGroup() as tg:
        for queue in queues:
            tg.create_task(queue.join())


async def main():
    events = [asyncio.Event() for _ in range(20)]
    events[-1].set()
    print(await asyncio.wait_for(first_of(events), 5))
    locks = [asyncio.Lock() for _ in range(20)]
    await take_all(locks)
    print(all(lock.locked() for lock in locks))
    await drain([asyncio.Queue() for _ in range(20)])


asyncio.run(main())
