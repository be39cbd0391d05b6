import queue as queues
from queue import Empty as Nothing
from queue import LifoQueue
from threading import Thread

plates = LifoQueue()
orders: queues.Queue = queues.SimpleQueue()


def cook():
    while (order := orders.get()) is not None:
        plates.put(order)
    try:
        orders.get_nowait()
    except Nothing:
        print("nothing left")


def main():
    cooks = [Thread(target=cook)]
    for thread in cooks:
        thread.start()
    for order in ("soup", "salad", None):
        orders.put(order)
    for thread in cooks:
        thread.join()
    while not plates.empty():
        print(plates.get())


if __name__ == "__main__":
    main()
