import asyncio


async def work(word):
    return word


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.create_task(work("running")))


loop = asyncio.new_event_loop()
task = loop.create_task(work("not yet"))
print(loop.run_until_complete(task))
loop.close()
asyncio.run(main())
