import asyncio
import time

import pytest


async def short():
    await asyncio.sleep(0.1)
    return 1


async def long():
    await asyncio.sleep(1)
    return 1


async def brief():
    await asyncio.sleep(0.01)
    return 1


async def none():
    return 1


async def half():
    await asyncio.sleep(0.5)
    return 0.5


class Half:
    async def __call__(self):
        return 0.5


@pytest.mark.asyncio
@pytest.mark.parametrize("wait", [short, long])
async def test_all_wait(wait):
    assert await wait() == 1


@pytest.mark.asyncio
@pytest.mark.parametrize(("wait", "result"), [pytest.param(brief, 1, id="brief"), (none, 1)])
async def test_some_wait(wait, result):
    assert await wait() == result


@pytest.mark.parametrize("wait", (half, Half()))
class TestHalf:
    @pytest.mark.asyncio
    async def test_half(self, wait):
        assert await wait() == 0.5


@pytest.mark.asyncio
@pytest.mark.parametrize("seconds", (0.1, 0.2))
async def test_seconds(seconds):
    await asyncio.sleep(seconds)


@pytest.mark.asyncio
async def test_one_of_them():
    await test_seconds(0.1)


@pytest.fixture
def waited(request):
    return request.param()


def unseen():
    time.sleep(0.01)
    return 1


@pytest.mark.parametrize("waited", [unseen], indirect=True)
def test_waited(waited):
    assert waited == 1
