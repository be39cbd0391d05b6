from asyncio import run, sleep as pause, timeout


async def main():
    async with timeout(5):
        await pause(0)
    print("done")


run(main())
