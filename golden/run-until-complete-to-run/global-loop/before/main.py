import asyncio

async def work():
    print("work")


def start():
    global shared
    shared = asyncio.new_event_loop()
    shared.run_until_complete(work())


start()
shared.close()
