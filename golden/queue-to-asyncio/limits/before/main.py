import queue
import threading

jobs = queue.Queue()


def work():
    while True:
        try:
            job = jobs.get(timeout=1)
        except queue.Empty:
            break
        print(job)


def peek():
    return jobs.get(block=False)


def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
