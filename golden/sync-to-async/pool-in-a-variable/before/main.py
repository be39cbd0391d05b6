import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait


def load(name):
    time.sleep(0.01)
    return name.upper()


def shut_down(names):
    pool = ThreadPoolExecutor(max_workers=2)
    futures = [pool.submit(load, name) for name in names]
    pool.shutdown(wait=True)
    return [future.result() for future in futures]


def asked(names):
    done = []
    executor = ThreadPoolExecutor(4)
    futures = {executor.submit(load, name): name for name in names}
    for future in as_completed(futures):
        done.append((futures[future], future.result()))
    executor.shutdown()
    return sorted(done)


def never_shut_down(names):
    pool = ThreadPoolExecutor(max_workers=2)
    return list(pool.map(load, names))


def waited_for(names):
    pool = ThreadPoolExecutor(2)
    futures = []
    for name in names:
        futures.append(pool.submit(load, name))
    wait(futures)
    print([future.result() for future in futures])
    pool.shutdown()


def dropped(names):
    pool = ThreadPoolExecutor(2)
    for name in names:
        pool.submit(load, name)
    pool.shutdown()
    return len(names)


def main():
    print(shut_down("abc"))
    print(asked("abc"))
    print(never_shut_down("abc"))
    waited_for("abc")
    print(dropped("abc"))


if __name__ == "__main__":
    main()
