import asyncio


async def fetch_user(key):
    await asyncio.sleep(0)
    return "user " + key


async def fetch_orders(key, limit=2):
    await asyncio.sleep(0)
    return [key] * limit

total = 0


async def fetch_more(n):
    global total
    total += n
    return total


async def main(key):
    first = await fetch_more(1)
    second = await fetch_more(2)
    return first, second


print(asyncio.run(main("a")))
