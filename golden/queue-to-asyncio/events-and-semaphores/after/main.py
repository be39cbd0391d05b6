import asyncio

ready = asyncio.Event()
places = asyncio.Semaphore(2)
state = []


async def wait_for_it(name):
    await ready.wait()
    async with places:
        state.append(name)


async def tell():
    state.append("told")
    ready.set()
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
