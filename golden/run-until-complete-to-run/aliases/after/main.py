from asyncio import run, sleep


async def main():
    await sleep(0)
    print("done")


def start():
    return run(main())


start()
