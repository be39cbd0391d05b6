import asyncio

import pytest


@pytest.mark.asyncio
async def check_rest():
    await asyncio.sleep(0)


@pytest.mark.asyncio
async def it_rests():
    await asyncio.sleep(0)


async def test_rest():
    await asyncio.sleep(0)
