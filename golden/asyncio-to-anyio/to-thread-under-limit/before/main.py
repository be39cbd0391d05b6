import asyncio
import threading

done = threading.Event()


async def main():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.to_thread(done.wait, 10)
    except TimeoutError:
        print("too late, the thread has", "ended" if done.is_set() else "not ended")
    done.set()


asyncio.run(main())
