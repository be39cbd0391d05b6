from src.shop.labels import first


def test_first():
    assert isinstance(first("http://localhost/labels"), str)
