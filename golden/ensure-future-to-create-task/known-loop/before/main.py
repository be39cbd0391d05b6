import asyncio


async def work(word):
    return word


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.ensure_future(work("running"), loop=loop))


loop = asyncio.new_event_loop()
task = asyncio.ensure_future(work("not yet"), loop=loop)
print(loop.run_until_complete(task))
loop.close()
asyncio.run(main())
