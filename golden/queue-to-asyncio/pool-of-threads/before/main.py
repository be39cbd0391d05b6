import queue
from concurrent.futures import ThreadPoolExecutor

jobs = queue.Queue()


def work(name):
    seen = []
    while (job := jobs.get()) is not None:
        seen.append(job)
    return name, len(seen)


def main():
    for job in range(4):
        jobs.put(job)
    for _ in range(2):
        jobs.put(None)
    with ThreadPoolExecutor(max_workers=2) as pool:
        found = list(pool.map(work, "ab"))
    print(sum(count for _, count in found))


if __name__ == "__main__":
    main()
