import queue
import threading


class Worker(threading.Thread):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        while (job := self.jobs.get()) is not None:
            print(job)


def main():
    jobs = queue.Queue()
    worker = Worker(jobs)
    worker.start()
    jobs.put(1)
    jobs.put(None)
    worker.join()


if __name__ == "__main__":
    main()
