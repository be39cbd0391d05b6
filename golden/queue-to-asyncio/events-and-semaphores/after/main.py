import asyncio

ready = asyncio.Event()
places = asyncio.Semaphore(2)
changed = asyncio.Condition()
state = []


async def wait_for_it(name):
    await ready.wait()
    async with places:
        state.append(name)


async def wait_for_three():
    async with changed:
        await changed.wait_for(lambda: len(state) >= 3)
    print("three")


async def tell():
    state.append("told")
    ready.set()
    async with changed:
        changed.notify_all()
    await places.acquire()
    places.release()
    print(ready.is_set())


async def main():
    threads = [asyncio.create_task(wait_for_it(name)) for name in "ab"]
    threads.append(asyncio.create_task(tell()))
    for thread in threads:
        await asyncio.wait([thread])
    print(sorted(state))


if __name__ == "__main__":
    asyncio.run(main())
