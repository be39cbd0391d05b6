import time


def pytest_sessionstart(session):
    time.sleep(0)
