import asyncio


async def work(name, slots: asyncio.Semaphore, stop):
    async with slots:
        print(name)
    stop.set()


async def watch(stop=None):
    await stop.wait()
    print("stopped")


async def main():
    stop = asyncio.Event()
    slots = asyncio.Semaphore(2)
    await work("a", slots, stop=stop)
    await watch(stop)


asyncio.run(main())
