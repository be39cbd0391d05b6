import asyncio


async def get_level(number):
    if number > 1:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(get_level(number - 1))
            tg.create_task(get_level(number - 2))
    if number > 2:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(get_level(number - 3))
            tg.create_task(get_level(number - 4))
    if number > 3:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(get_level(number - 5))
            tg.create_task(get_level(number - 6))
    if number > 4:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(get_level(number - 7))
            tg.create_task(get_level(number - 8))
    if number > 5:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(get_level(number - 9))
            tg.create_task(get_level(number - 10))
    return number


async def main():
    async with asyncio.TaskGroup() as tg:
        first_task = tg.create_task(get_level(1))
        second_task = tg.create_task(get_level(2))
    first = first_task.result()
    second = second_task.result()
    print(first, second)


asyncio.run(main())
