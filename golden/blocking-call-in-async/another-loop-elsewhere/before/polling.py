import time


async def poll(source):
    while not await source.ready():
        time.sleep(1)
