import asyncio
import sys

if sys.version_info >= (3, 0):

    def save():
        print("saved")

else:

    async def save():
        pass


async def main(load):
    save()
    load()


async def load():
    pass


asyncio.run(main(lambda: print("loaded")))
