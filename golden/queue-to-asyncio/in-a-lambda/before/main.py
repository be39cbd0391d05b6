import queue
import threading

jobs = queue.Queue()


def work():
    jobs.put(1)
    print((lambda: jobs.get())())


def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
