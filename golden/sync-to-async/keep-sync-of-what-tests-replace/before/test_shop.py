from unittest import mock

import shop


def test_show():
    with mock.patch("shop.load", lambda name: name):
        assert shop.show() == "abox"
