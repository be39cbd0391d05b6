import asyncio
from unittest import mock


async def pause(loop):
    await asyncio.sleep(1, loop=loop)
    return asyncio.current_task()


async def check_pause(loop):
    with mock.patch("asyncio.sleep") as sleep:
        await pause(loop)
    sleep.assert_called_once_with(1, loop=loop)
