import asyncio
import os


async def main():
    with open(os.devnull) as file:
        print(file.read())


asyncio.run(main())
