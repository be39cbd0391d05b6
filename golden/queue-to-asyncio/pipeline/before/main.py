import queue
import threading


def double(numbers, doubles):
    while True:
        doubles.put(numbers.get() * 2)
        numbers.task_done()


def collect(doubles, found):
    while True:
        found.append(doubles.get())
        doubles.task_done()


def begin(count):
    numbers = queue.Queue()
    threading.Thread(target=double, args=(numbers, numbers_seen), daemon=True).start()
    numbers.put(count)
    numbers.join()
    return numbers


numbers_seen = queue.Queue()


def main():
    numbers = queue.Queue()
    doubles = queue.Queue()
    found = []
    for _ in range(2):
        threading.Thread(target=double, args=(numbers, doubles), daemon=True).start()
        threading.Thread(target=collect, args=(doubles, found), daemon=True).start()
    for number in range(5):
        numbers.put(number)
    numbers.join()
    doubles.join()
    print(sorted(found))
    again = begin(3)
    again.put(4)
    again.join()
    print(numbers_seen.qsize())


if __name__ == "__main__":
    main()
