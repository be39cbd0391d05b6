from asyncio import ensure_future, run


def create_task(title):
    return {"title": title}


async def work():
    return create_task("write")


async def main():
    print(await ensure_future(work()))


run(main())
