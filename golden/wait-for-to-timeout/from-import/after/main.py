from asyncio import run, sleep, timeout


async def main():
    async with timeout(5):
        print(await sleep(0, "done"))


run(main())
