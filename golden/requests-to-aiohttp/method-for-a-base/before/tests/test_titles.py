from main import Names


def test_opened():
    Names().opened("a test")
