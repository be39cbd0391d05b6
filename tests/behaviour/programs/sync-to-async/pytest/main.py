import sys

import pytest


class Outcomes:
    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.failed:
            print(report.nodeid, report.outcome)


sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:terminal", "tests"], plugins=[Outcomes()]))
