import asyncio
from abc import ABC, abstractmethod

import pytest


class Store(ABC):
    @abstractmethod
    async def load(self, key):
        """Give the value."""


@pytest.mark.parametrize("value", [1, 2])
async def test_sleep(value):
    assert await asyncio.sleep(0, value) == value
