from unittest import mock

import tool


def test_build():
    with mock.patch("subprocess.run") as run:
        run.return_value.returncode = 0
        assert tool.build() == 0
