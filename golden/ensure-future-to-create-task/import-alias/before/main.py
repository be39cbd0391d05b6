import asyncio as aio


async def work(word):
    return word


async def main():
    import asyncio as local

    print(await aio.ensure_future(work("module")))
    print(await local.ensure_future(work("function")))


aio.run(main())
