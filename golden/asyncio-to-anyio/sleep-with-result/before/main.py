import asyncio


async def poll(check, sleep=asyncio.sleep):
    while not check():
        await sleep(0)
    return await asyncio.sleep(0, result="ready")


async def main():
    print(await poll(iter([False, True]).__next__))
    print(await asyncio.sleep(0, "done"))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
