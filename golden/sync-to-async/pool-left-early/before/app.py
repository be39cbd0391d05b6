import time
from concurrent.futures import ThreadPoolExecutor


def returns(names, is_quiet):
    def save(name):
        time.sleep(0.01)
        return name

    pool = ThreadPoolExecutor(2)
    futures = [pool.submit(save, name) for name in names]
    if is_quiet:
        return 0
    for future in futures:
        print(future.result())
    return len(futures)


def in_a_block(names):
    def save(name):
        time.sleep(0.01)
        return name

    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(save, name) for name in names]
        if len(names) < 5:
            return False
        for future in futures:
            future.result()
    return True


def of_a_generator(lines):
    def save(number):
        time.sleep(0.01)
        print(number)

    def rows():
        for line in lines:
            yield int(line)

    pool = ThreadPoolExecutor(2)
    for number in rows():
        pool.submit(save, number)
    pool.shutdown()


def goes_round(done):
    def save():
        time.sleep(0.01)
        done.append(1)

    pool = ThreadPoolExecutor(2)
    pool.submit(save)
    while not done:
        pass
    pool.shutdown()


def returns_from_the_loop(names):
    def save(name):
        time.sleep(0.01)
        return name

    pool = ThreadPoolExecutor(2)
    futures = []
    for name in names:
        if not name:
            return 0
        futures.append(pool.submit(save, name))
    return len([future.result() for future in futures])


def returns_from_the_loop_of_a_block(names):
    def save(name):
        time.sleep(0.01)
        print(name)

    with ThreadPoolExecutor(2) as pool:
        for name in names:
            if not name:
                return 0
            pool.submit(save, name)
    return 1
