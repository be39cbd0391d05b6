import time


async def main(asyncio):
    time.sleep(0)
    print(asyncio)


try:
    main("mine").send(None)
except StopIteration:
    pass
