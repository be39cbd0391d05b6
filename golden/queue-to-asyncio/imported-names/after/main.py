import asyncio

plates = asyncio.LifoQueue()
orders: asyncio.Queue = asyncio.Queue()


async def cook():
    while (order := await orders.get()) is not None:
        await plates.put(order)
    try:
        orders.get_nowait()
    except asyncio.QueueEmpty:
        print("nothing left")


async def main():
    cooks = [asyncio.create_task(cook())]
    for order in ("soup", "salad", None):
        await orders.put(order)
    for thread in cooks:
        await asyncio.wait([thread])
    while not plates.empty():
        print(await plates.get())


if __name__ == "__main__":
    asyncio.run(main())
