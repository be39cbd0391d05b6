import queue
import threading

jobs = queue.Queue()
stop = threading.Event()


def work():
    while not stop.is_set():
        try:
            print(jobs.get_nowait())
        except queue.Empty:
            continue


def main():
    thread = threading.Thread(target=work)
    thread.start()
    jobs.put(1)
    stop.set()
    thread.join()


if __name__ == "__main__":
    main()
