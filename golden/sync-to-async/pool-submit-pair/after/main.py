import asyncio


async def user(number):
    await asyncio.sleep(0)
    return f"user {number}"


async def orders(number, limit):
    await asyncio.sleep(0)
    return [number] * limit


async def page(number):
    semaphore = asyncio.Semaphore(2)

    async def bounded_user(number):
        async with semaphore:
            return await user(number)

    async def bounded_orders(number, limit):
        async with semaphore:
            return await orders(number, limit=limit)

    its_user = asyncio.create_task(bounded_user(number))
    its_orders = asyncio.create_task(bounded_orders(number, limit=2))
    title = "page of "
    await asyncio.gather(its_user, its_orders, return_exceptions=True)
    # Both are needed.
    text = title + its_user.result()
    return text, its_orders.result()


print(asyncio.run(page(7)))
