import threading

import anyio
import anyio.to_thread

done = threading.Event()


async def main():
    try:
        with anyio.fail_after(0.01):
            await anyio.to_thread.run_sync(done.wait, 10, abandon_on_cancel=True)
    except TimeoutError:
        print("too late, the thread has", "ended" if done.is_set() else "not ended")
    done.set()


anyio.run(main)
