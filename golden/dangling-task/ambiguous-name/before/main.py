import asyncio
import sys

if len(sys.argv) > 9:
    from asyncio import create_task
else:

    def create_task(coroutine):
        coroutine.close()
        print("closed")


async def main():
    create_task(asyncio.sleep(0))


asyncio.run(main())
