import asyncio

import pytest


@pytest.mark.asyncio
class TestDecorated:
    async def test_rest(self):
        await asyncio.sleep(0)


class TestMarked:
    pytestmark = pytest.mark.asyncio

    async def test_rest(self):
        await asyncio.sleep(0)


class TestOther:
    @pytest.mark.asyncio
    async def test_rest(self):
        await asyncio.sleep(0)

    @pytest.mark.asyncio
    async def test_marked(self):
        await asyncio.sleep(0)
