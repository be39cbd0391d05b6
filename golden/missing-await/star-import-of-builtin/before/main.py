import asyncio
from toolbox import *


async def greet():
    return "hello"


async def main():
    print(greet())


asyncio.run(main())
