from asyncio import run, sleep

total = 0


async def add():
    global total
    before = total
    await sleep(0)
    total = before + 1
    print(total)


run(add())
