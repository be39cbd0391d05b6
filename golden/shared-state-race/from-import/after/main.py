from asyncio import Lock, run, sleep

total = 0
total_lock = Lock()


async def add():
    global total
    async with total_lock:
        before = total
        await sleep(0)
        total = before + 1
    print(total)


run(add())
