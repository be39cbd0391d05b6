import asyncio

import pytest
import sleep


class Helper:
    async def test_rest(self):
        await asyncio.sleep(0)


class Base:
    @pytest.mark.asyncio
    async def test_inherited(self):
        await asyncio.sleep(0)


class TestInherits(Base):
    pass


@pytest.mark.asyncio
async def test_rest():
    async def test_inside():
        await asyncio.sleep(0)

    await test_inside()
    await sleep.test_connection()
    await Helper().test_rest()


def fixture(function):
    return function


@fixture
async def rested():
    await asyncio.sleep(0)
