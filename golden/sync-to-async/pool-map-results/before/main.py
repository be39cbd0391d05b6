import time
from concurrent.futures import ThreadPoolExecutor


def length(name):
    time.sleep(0)
    return len(name)


def table(names):
    """Lengths, by name."""
    with ThreadPoolExecutor(max_workers=3) as pool:
        lengths = pool.map(length, names)
        by_name = dict(zip(names, pool.map(length, names)))
        print(*sorted(pool.map(length, names), reverse=True))
    return sum(lengths), by_name


print(table(["a", "bbb", "cc"]))
