import asyncio


async def work(number):
    for step in range(2):
        print(number, step)
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(work(1), work(2))


if __name__ == "__main__":
    asyncio.run(main())
