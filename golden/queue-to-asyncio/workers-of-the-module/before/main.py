import queue
import threading

jobs = queue.Queue()
done = []


def work():
    while True:
        done.append(jobs.get() + 1)
        jobs.task_done()


def begin(count):
    for number in range(count):
        threading.Thread(target=work, daemon=True, name=f"worker {number}").start()
    for number in range(5):
        jobs.put(number)
    jobs.join()


def main():
    begin(2)
    print(sorted(done))


if __name__ == "__main__":
    main()
