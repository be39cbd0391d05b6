import threading
import time


class Worker(threading.Thread):
    def __init__(self, **options):
        super().__init__(**options)
        self.options = options


class Runner:
    def read(self, source):
        time.sleep(0)
        print(source)

    def write(self, source):
        time.sleep(0)
        print(source, "written")

    def start(self):
        first = threading.Thread(**{"target": self.write, "args": ("a",)})
        first.start()
        first.join()
        Worker(target=self.read, args=("a",)).start()


if __name__ == "__main__":
    Runner().start()
