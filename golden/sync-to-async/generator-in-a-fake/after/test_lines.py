import asyncio
import time
from unittest.mock import MagicMock

import pytest


def lines():
    for number in range(3):
        time.sleep(0.1)
        yield f"{number}"


async def other_lines():
    for number in range(3):
        await asyncio.sleep(0.1)
        yield f"{number}"


def test_lines():
    response = MagicMock()
    response.lines.return_value = lines()
    assert list(response.lines()) == ["0", "1", "2"]


@pytest.mark.asyncio
async def test_other_lines():
    assert [item async for item in other_lines()] == ["0", "1", "2"]
