import asyncio


async def work():
    return 1


async def main():
    asyncio.ensure_future(work())  # noqa
    asyncio.ensure_future(work())  # noqa: ensure-future-to-create-task
    asyncio.ensure_future(work())  # aioshift: ignore[ensure-future-to-create-task]
    asyncio.ensure_future(
        work(),
    )  # aioshift: ignore
    asyncio.create_task(work())  # noqa: E501
