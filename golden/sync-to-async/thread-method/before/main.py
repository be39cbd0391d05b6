import threading

import net


class Worker(threading.Thread):
    def run(self):
        net.read("a")
