import time


async def pause():
    time.sleep(0)
    return "paused"


try:
    pause().send(None)
except StopIteration as stop:
    print(stop.value)
