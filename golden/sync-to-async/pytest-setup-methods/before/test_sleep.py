import time


def setup_module():
    time.sleep(0)


class TestRest:
    def setup_method(self, method):
        time.sleep(0)

    @classmethod
    def teardown_class(cls):
        time.sleep(0)
