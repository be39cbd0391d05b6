import asyncio


async def check(number):
    await asyncio.sleep(0.03 if number == 1 else 0)
    if number in (1, 2):
        raise ValueError(f"no {number}")
    return number


async def check_all(numbers):
    checked = []
    try:
        semaphore = asyncio.Semaphore(len(numbers))

        async def bounded_check(number):
            async with semaphore:
                return await check(number)

        tasks = [asyncio.create_task(bounded_check(number)) for number in numbers]
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in tasks:
            number = task.result()
            checked.append(number)
    except ValueError as error:
        print("failed:", error)
    return checked


async def first(numbers):
    semaphore = asyncio.Semaphore(4)

    async def bounded_check(number):
        async with semaphore:
            return await check(number)

    tasks = [asyncio.create_task(bounded_check(number)) for number in numbers]
    await asyncio.gather(*tasks, return_exceptions=True)
    return next(task.result() for task in tasks)


print(asyncio.run(check_all([0, 1, 2, 3])))
print(asyncio.run(first([5, 2])))
