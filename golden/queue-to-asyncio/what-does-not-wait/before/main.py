import queue
import threading

jobs: queue.Queue = queue.Queue()
results: "queue.LifoQueue[int]" = queue.LifoQueue(5)


def work():
    for _ in range(3):
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            break
        try:
            results.put_nowait(job)
        except queue.Full:
            results.put(job)
        jobs.task_done()


def main(numbers):
    for number in numbers:
        jobs.put(number)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    print(jobs.empty(), results.qsize(), results.full())
    return results.get(True)


if __name__ == "__main__":
    main([1, 2])
