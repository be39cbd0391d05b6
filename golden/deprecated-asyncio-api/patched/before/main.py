import asyncio
from unittest import mock


async def check(task):
    with mock.patch("asyncio.Task.current_task", return_value=task):
        assert asyncio.Task.current_task() is task
