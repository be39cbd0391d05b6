import queue
import threading


def produce(numbers, stop):
    number = 0
    while not stop.is_set():
        numbers.put(number)
        number += 1


def main():
    numbers = queue.Queue()
    stop = threading.Event()
    thread = threading.Thread(target=produce, args=(numbers, stop))
    thread.start()
    print(numbers.get())
    stop.set()
    thread.join()


if __name__ == "__main__":
    main()
