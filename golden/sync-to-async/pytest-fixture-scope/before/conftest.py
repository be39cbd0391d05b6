import time

import pytest

SCOPE = "class"


@pytest.fixture(scope="session")
def of_session():
    time.sleep(0)


@pytest.fixture(scope="module", autouse=True)
def of_module():
    time.sleep(0)
    yield


@pytest.fixture(scope=SCOPE)
def of_class():
    time.sleep(0)
