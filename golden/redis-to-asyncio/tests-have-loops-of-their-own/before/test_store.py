from store import load


def test_first():
    assert load("a") is None


def test_second():
    assert load("b") is None
