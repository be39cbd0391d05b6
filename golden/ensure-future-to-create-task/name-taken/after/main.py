import asyncio
from asyncio import run


def create_task(title):
    return {"title": title}


async def work():
    return create_task("write")


async def main():
    print(await asyncio.create_task(work()))


run(main())
