import queue
import threading


def fill(line):
    for number in (3, 1, 2):
        line.put((number, f"job {number}"))
    line.put((9, None))


def main():
    line = queue.PriorityQueue(2)
    filler = threading.Thread(target=fill, args=(line,))
    filler.start()
    jobs = []
    while (job := line.get()) != (9, None):
        jobs.append(job)
    filler.join()
    print(sorted(jobs))


if __name__ == "__main__":
    main()
