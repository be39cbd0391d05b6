import queue
import threading

import somewhere

jobs = queue.Queue()
somewhere.watch(jobs)


def work():
    while (job := jobs.get()) is not None:
        print(job)


def main():
    thread = threading.Thread(target=work)
    thread.start()
    jobs.put(None)
    thread.join()


if __name__ == "__main__":
    main()
