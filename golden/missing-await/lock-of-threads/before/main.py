import asyncio, threading
lock = threading.Lock()
async def note():
    await asyncio.sleep(0)
async def w():
    with lock:
        note()
async def main():
    await asyncio.gather(w(), w()); print("ok")
asyncio.run(main())
