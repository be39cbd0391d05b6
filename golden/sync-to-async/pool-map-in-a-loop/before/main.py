import concurrent.futures
import time


def size(name, factor):
    time.sleep(0.02 / factor)
    return len(name) * factor


class Report:
    def __init__(self, names):
        self.names = names
        self.total = 0

    def load(self, name):
        time.sleep(0)
        if not name:
            raise ValueError("no name")
        return name * 2

    def fill(self):
        # As many threads as there are by default.
        with concurrent.futures.ThreadPoolExecutor() as executor:
            for count in executor.map(size, self.names, [1, 2, 3]):
                # In the order of the names.
                self.total += count
                print(count)
            for number, text in enumerate(executor.map(self.load, self.names)):
                print(number, text)


report = Report(["a", "bb", "ccc"])
report.fill()
print(report.total)
