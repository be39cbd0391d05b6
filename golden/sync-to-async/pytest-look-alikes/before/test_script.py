import time


def test_rest():
    time.sleep(0)


if __name__ == "__main__":
    test_rest()
