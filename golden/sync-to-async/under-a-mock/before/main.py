import contextlib
import time
from unittest import mock


@contextlib.contextmanager
def stopped_clock():
    print("stopped")
    yield
    print("goes on")


def wait():
    time.sleep(0.001)
    print("waited")


def test_prints_once():
    with mock.patch("builtins.print") as printed:
        wait()
    printed.assert_called_once_with("waited")


def test_without_time():
    with stopped_clock():
        wait()


if __name__ == "__main__":
    test_prints_once()
    test_without_time()
