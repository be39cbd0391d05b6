import time
from concurrent.futures import ThreadPoolExecutor, wait

saved = []


def save(name):
    time.sleep(0)
    saved.append(name)


def save_all(names):
    with ThreadPoolExecutor(2) as pool:
        for name in names:
            if name:
                pool.submit(save, name)
    print(sorted(saved))


def save_more(names):
    with ThreadPoolExecutor(2) as pool:
        pending = [pool.submit(save, name) for name in names]
        wait(pending)
        print(sorted(saved))


save_all(["a", "", "b"])
save_more(["c"])
