from asyncio import *


async def work():
    print("worked")


async def main():
    create_task(work())
    await sleep(0.01)


run(main())
