import queue
import threading

jobs = queue.Queue()
lock = threading.Lock()


def work():
    with lock:
        print(jobs.get())


def main():
    thread = threading.Thread(target=work)
    thread.start()
    jobs.put(1)
    thread.join()


if __name__ == "__main__":
    main()
