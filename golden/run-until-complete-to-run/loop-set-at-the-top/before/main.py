import asyncio


async def number():
    return 1


async def show():
    print("shown")


loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    print(loop.run_until_complete(number()))
    loop.run_until_complete(asyncio.gather(show(), show()))
finally:
    loop.close()
