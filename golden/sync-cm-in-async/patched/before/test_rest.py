from unittest import mock

import pause


@mock.patch("pause.time.sleep")
def test_rest(sleep):
    pause.rest().send(None)
    sleep.assert_called_once_with(60)
