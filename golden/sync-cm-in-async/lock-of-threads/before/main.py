import asyncio
import threading
import time
from contextlib import contextmanager
lock = threading.Lock()
@contextmanager
def held():
    with lock:
        time.sleep(0.001)
        yield
async def w(i):
    with held():
        print(i)
async def main():
    await asyncio.gather(w(1), w(2))
asyncio.run(main())
