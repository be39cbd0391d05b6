import queue
import threading

jobs = queue.Queue()


def work():
    while (job := jobs.get()) is not None:
        print(job)


def feed():
    jobs.put(1)
    jobs.put(None)


def main():
    threading.Timer(0.1, feed).start()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
