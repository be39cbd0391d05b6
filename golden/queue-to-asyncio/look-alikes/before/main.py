import multiprocessing
import threading
from collections import deque


class Queue:
    def get(self):
        return 1

    def put(self, item):
        print(item)


def work(queue):
    queue.put(queue.get())


def main():
    items = deque([1])
    shared = multiprocessing.Queue()
    shared.put(items.pop())
    thread = threading.Thread(target=work, args=(Queue(),))
    thread.start()
    thread.join()
    return shared.get()


if __name__ == "__main__":
    main()
