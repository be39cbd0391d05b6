import trio

from pool import Pool


def test_request(backend):
    assert trio.run(Pool(backend).request, b"ping") == b"pong"
