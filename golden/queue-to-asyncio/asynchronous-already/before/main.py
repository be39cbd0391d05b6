import asyncio
import threading


def show():
    print("thread")


async def work(jobs):
    while (job := await jobs.get()) is not None:
        print(job)


async def main():
    jobs = asyncio.Queue()
    worker = asyncio.create_task(work(jobs))
    await jobs.put(None)
    await worker
    thread = threading.Thread(target=show)
    thread.start()
    thread.join()


asyncio.run(main())
