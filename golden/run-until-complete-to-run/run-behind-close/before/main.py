import asyncio


async def work():
    print("work")


coroutine = work()
loop = asyncio.new_event_loop()
loop.run_until_complete(work())
loop.close()
try:
    loop.run_until_complete(coroutine)
except RuntimeError as error:
    print(error)
coroutine.close()
