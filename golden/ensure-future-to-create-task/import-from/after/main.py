from asyncio import create_task, run


async def work():
    return "work"


async def main():
    print(await create_task(work()))


run(main())
