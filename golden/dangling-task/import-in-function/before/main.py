# Starts one task.


async def work():
    print("worked")


async def main():
    import asyncio

    asyncio.create_task(work())
    await asyncio.sleep(0.01)


import asyncio as aio

aio.run(main())
