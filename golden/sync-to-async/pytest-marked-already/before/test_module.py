import time

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.asyncio]


def test_rest():
    time.sleep(0)
