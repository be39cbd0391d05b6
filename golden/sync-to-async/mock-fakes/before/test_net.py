import functools
import time
from unittest.mock import patch

import net


@functools.lru_cache
def cached(name):
    return name


def slow(name):
    time.sleep(0)


def test_cached():
    with patch("net.read", cached):
        pass


def test_slow():
    with patch("net.write", slow):
        net.write("a")


def test_stream():
    with patch("net.stream") as stream:
        stream.return_value = ["a"]
        for item in net.stream("a"):
            assert item == "a"
