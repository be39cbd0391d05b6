from asyncio import Semaphore, TaskGroup, run, sleep


async def fetch_page(number):
    await sleep(0)
    return number


async def main():
    semaphore = Semaphore(10)

    async def bounded_fetch_page(number):
        async with semaphore:
            return await fetch_page(number)

    async with TaskGroup() as tg:
        tasks = [tg.create_task(bounded_fetch_page(number)) for number in range(3)]
    pages = [task.result() for task in tasks]
    print(pages)


run(main())
