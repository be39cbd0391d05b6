import asyncio


async def work(number):
    await asyncio.sleep(0)
    return number


print("start")


async def main():
    return await asyncio.gather(work(1),
                                work(2))


# Both at once.
results = asyncio.run(main())
print(results)
