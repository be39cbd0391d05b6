import asyncio


async def work(number):
    for step in range(2):
        print(number, step)
        await asyncio.sleep(0)


if __name__ == "__main__":
    loop = asyncio.get_event_loop()
    loop.run_until_complete(asyncio.gather(work(1), work(2)))
    loop.close()
