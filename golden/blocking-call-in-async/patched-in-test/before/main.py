import asyncio
import time
from unittest import mock


async def main():
    time.sleep(5)
    print("done")


with mock.patch("time.sleep"):
    asyncio.run(main())
