from sync import Lock

import net

lock = Lock()


def load(name):
    with lock:
        return net.read(name)
