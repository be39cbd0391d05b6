from unittest import mock

import main


async def test_start():
    with mock.patch("main.asyncio.ensure_future") as ensure_future:
        await main.start()
    ensure_future.assert_called_once()
