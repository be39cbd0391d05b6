import anyio


async def work(name, slots: anyio.Semaphore, stop):
    async with slots:
        print(name)
    stop.set()


async def watch(stop=None):
    await stop.wait()
    print("stopped")


async def main():
    stop = anyio.Event()
    slots = anyio.Semaphore(2)
    await work("a", slots, stop=stop)
    await watch(stop)


anyio.run(main)
