from app.retry import retry


def test_retry(mocker):
    mocker.patch("app.retry.time.sleep")
    assert retry(lambda: 1) == 1
