import asyncio

loop = asyncio.new_event_loop()
lock = asyncio.Lock(loop=loop)


async def main():
    async with lock:
        print("held")


loop.run_until_complete(main())
loop.close()
