import time

import pytest


@pytest.fixture(scope="session")
def of_session():
    time.sleep(0)


@pytest.fixture(scope="module")
def of_module():
    time.sleep(0)


def test_rest(of_session, of_module):
    pass
