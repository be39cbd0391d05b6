import asyncio
from unittest import mock


async def main():
    asyncio.create_task(asyncio.sleep(0))


with mock.patch("asyncio.create_task", lambda coroutine: coroutine.close()):
    asyncio.run(main())
print("done")
