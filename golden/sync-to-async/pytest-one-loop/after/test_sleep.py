import asyncio
import time

import pytest
import pytest_asyncio


@pytest.fixture(scope="session")
def of_session():
    time.sleep(0)


@pytest_asyncio.fixture(scope="module")
async def of_module():
    await asyncio.sleep(0)


def test_rest(of_session, of_module):
    pass
