import asyncio

try:
    from fast_time import sleep
except ImportError:
    from time import sleep


async def main():
    sleep(0)
    print("done")


asyncio.run(main())
