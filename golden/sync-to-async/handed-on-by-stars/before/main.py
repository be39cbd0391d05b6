import threading
import time

import elsewhere


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

    def check(self, source):
        time.sleep(0)
        print(source, "checked")

    def start(self):
        threading.Thread(**{"target": self.write, "args": ("a",)}).start()
        Worker(target=self.read, args=("a",)).start()
        elsewhere.register(*[self.check])
