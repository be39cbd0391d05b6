import threading
import time


def load(name, delay=1):
    time.sleep(delay)
    print(name)


def in_one_loop(names):
    threads = []
    for name in names:
        thread = threading.Thread(target=load, args=(name,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    print("done")


def one_after_the_other(names):
    threads = [threading.Thread(target=load, args=(name,), kwargs={"delay": 2}) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def appended(names):
    threads: list[threading.Thread] = []
    for name in names:
        threads.append(threading.Thread(target=load, args=[name], daemon=True))
    for thread in threads:
        thread.daemon = True
        thread.start()
    print(f"{len(threads)} threads")
    [thread.join() for thread in threads]


def started_in_a_comprehension(names, options):
    threads = [threading.Thread(target=load, name=f"load {name}", args=(name,), kwargs={"delay": 0, **options}) for name in names]
    [thread.start() for thread in threads]
    for thread in threads:
        thread.join()
        # one more
        print("one more")
