import time

import pytest


@pytest.mark.asyncio
class TestDecorated:
    def test_rest(self):
        time.sleep(0)


class TestMarked:
    pytestmark = pytest.mark.asyncio

    def test_rest(self):
        time.sleep(0)


class TestOther:
    def test_rest(self):
        time.sleep(0)

    @pytest.mark.asyncio
    def test_marked(self):
        time.sleep(0)
