import asyncio as aio


async def work(word):
    return word


async def main():
    import asyncio as local

    print(await aio.create_task(work("module")))
    print(await local.create_task(work("function")))


aio.run(main())
