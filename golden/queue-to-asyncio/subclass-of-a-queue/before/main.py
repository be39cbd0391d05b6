import queue
import threading


class Unique(queue.Queue):
    def put(self, item, block=True, timeout=None):
        if item not in self.queue:
            super().put(item, block, timeout)


jobs = Unique()


def work():
    print(jobs.get())


def main():
    thread = threading.Thread(target=work)
    thread.start()
    jobs.put(1)
    thread.join()


if __name__ == "__main__":
    main()
