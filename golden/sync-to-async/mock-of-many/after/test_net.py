from unittest.mock import DEFAULT, patch

import net


@patch.multiple("net", read=DEFAULT)
def test_read(read):
    pass


def test_write():
    with patch.multiple(net, write=print):
        pass
