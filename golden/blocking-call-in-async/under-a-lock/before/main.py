import asyncio
import threading
import time

lock = threading.Lock()


async def main():
    with lock:
        time.sleep(0)
    print("done")


asyncio.run(main())
