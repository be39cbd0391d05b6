from unittest import mock

import net
import pytest


@pytest.mark.parametrize("name", ["a", "b"])
def test_read(name):
    assert net.read(name) == name.upper()


@mock.patch("net.write")
def test_write(write):
    net.read("a")
    write.assert_not_called()
