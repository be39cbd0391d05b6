from unittest import mock

import pytest
import tool


@pytest.mark.asyncio
async def test_build():
    with mock.patch("subprocess.run") as run:
        run.return_value.returncode = 0
        assert await tool.build() == 0
