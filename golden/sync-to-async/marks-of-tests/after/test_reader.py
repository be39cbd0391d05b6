from unittest import mock

import net
import pytest


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["a", "b"])
async def test_read(name):
    assert await net.read(name) == name.upper()


@pytest.mark.asyncio
@mock.patch("net.write")
async def test_write(write):
    await net.read("a")
    write.assert_not_called()
