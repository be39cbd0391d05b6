import queue
import threading

jobs = queue.Queue()


def work():
    while True:
        print(jobs.get())


def main():
    threading.Thread(target=work, daemon=True).start()
    jobs.put(1)


if __name__ == "__main__":
    main()
