import net


class Client:
    def __init__(self, pool, lock):
        self._pool = pool
        self._lock = lock

    def fetch(self, name):
        connection = self._pool.acquire()
        try:
            return net.read(name)
        finally:
            self._pool.release(connection)

    def exclusive(self, name):
        self._lock.acquire()
        try:
            return net.read(name)
        finally:
            self._lock.release()
