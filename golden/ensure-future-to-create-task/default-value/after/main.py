import asyncio


async def work(word):
    return word


async def main():
    async def nested(task=asyncio.create_task(work("inner"))):
        return await task

    print(await nested())


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)


async def outer(task=asyncio.ensure_future(work("outer"))):
    return await task


loop.run_until_complete(main())
print(loop.run_until_complete(outer()))
loop.close()
