import asyncio, time, threading
lock = threading.Lock()
def items():
    with lock:
        for i in range(2):
            time.sleep(0.001)
            yield i
async def use(n):
    for x in items(): print(x)
async def main(): await asyncio.gather(use(1), use(2))
asyncio.run(main())
