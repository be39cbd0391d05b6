import asyncio


async def main():
    paused = asyncio.Event()
    paused.set()
    paused.clear()
    print(paused.is_set())
    ready = asyncio.Event()
    ready.set()
    print(await ready.wait())
    raced = asyncio.Event()
    raced.set()
    print(await asyncio.gather(raced.wait()))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
