import asyncio


async def job(x): return x
async def bad(): raise ValueError


def go():
    try:
        a = asyncio.run(job(1))
        asyncio.run(bad())
    except ValueError:
        print("partial", a)
    return a


print(go())
