import queue
import threading

jobs = queue.Queue()


def work():
    while (job := jobs.get()) is not None:
        print(job)


def drop_all():
    with jobs.mutex:
        jobs.queue.clear()


def main():
    thread = threading.Thread(target=work)
    thread.start()
    drop_all()
    jobs.put(None)
    thread.join()


if __name__ == "__main__":
    main()
