import time

import sleep


class Helper:
    def test_rest(self):
        time.sleep(0)


class Base:
    def test_inherited(self):
        time.sleep(0)


class TestInherits(Base):
    pass


def test_rest():
    def test_inside():
        time.sleep(0)

    test_inside()
    sleep.test_connection()
    Helper().test_rest()


def fixture(function):
    return function


@fixture
def rested():
    time.sleep(0)
