import asyncio


async def work():
    print("work")


run = lambda: asyncio.new_event_loop().run_until_complete(work())
run()
