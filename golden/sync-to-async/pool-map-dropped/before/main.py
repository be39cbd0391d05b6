import time
from concurrent.futures import ThreadPoolExecutor

done = []


def save(name):
    time.sleep(0)
    if name == "b":
        raise OSError(name)
    done.append(name)


def save_all(names):
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="save") as pool:
        pool.map(save, names, chunksize=10)
    print(sorted(done))


save_all(["a", "b", "c"])
