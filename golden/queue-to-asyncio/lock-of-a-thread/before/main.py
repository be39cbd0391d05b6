import queue
import threading

jobs = queue.Queue()
lock = threading.Lock()
total = 0


def work():
    global total
    while (job := jobs.get()) is not None:
        with lock:
            total += job


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for job in range(5):
        jobs.put(job)
    for _ in threads:
        jobs.put(None)
    for thread in threads:
        thread.join()
    print(total)


if __name__ == "__main__":
    main()
