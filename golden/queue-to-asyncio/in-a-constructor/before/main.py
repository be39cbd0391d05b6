import queue
import threading

jobs = queue.Queue()


class Job:
    def __init__(self, name):
        self.name = name
        jobs.put(self)


def work():
    print(jobs.get().name)


def main():
    thread = threading.Thread(target=work)
    thread.start()
    Job("a")
    thread.join()


if __name__ == "__main__":
    main()
