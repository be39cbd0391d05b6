import asyncio


async def job(x): return x


count = 0


def go():
    global count
    asyncio.run(job(1))
    count = asyncio.run(job(2))


go()
print(count)
