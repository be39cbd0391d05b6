import asyncio, time, threading
lock = threading.Lock()
async def b(i):
    lock.acquire()
    try:
        time.sleep(0.01)
    finally:
        lock.release()
asyncio.run(asyncio.gather(b(1), b(2)) if False else b(0))
async def main(): await asyncio.gather(b(1), b(2)); print("ok")
asyncio.run(main())
