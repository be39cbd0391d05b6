import client


def test_load(mocker):
    made = mocker.patch("client.Client")
    made.return_value.fetch.return_value = {"items": [1]}
    assert client.load("http://localhost") == [1]
