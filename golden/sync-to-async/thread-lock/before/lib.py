import threading

import net

lock = threading.Lock()


def load(name):
    with lock:
        return net.read(name)
