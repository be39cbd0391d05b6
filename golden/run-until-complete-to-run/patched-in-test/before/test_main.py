from unittest import mock

import main


def test_run(fake_loop):
    with mock.patch("main.asyncio.new_event_loop", return_value=fake_loop):
        main.run()
