import asyncio
from abc import ABC, abstractmethod

import pytest


class Store(ABC):
    @asyncio.coroutine
    @abstractmethod
    def load(self, key):
        """Give the value."""


@asyncio.coroutine
@pytest.mark.parametrize("value", [1, 2])
def test_sleep(value):
    assert (yield from asyncio.sleep(0, value)) == value
