import threading

ready = threading.Event()
places = threading.Semaphore(2)
state = []


def wait_for_it(name):
    ready.wait()
    with places:
        state.append(name)


def tell():
    state.append("told")
    ready.set()
    places.acquire()
    places.release()
    print(ready.is_set())


def main():
    threads = [threading.Thread(target=wait_for_it, args=(name,)) for name in "ab"]
    threads.append(threading.Thread(target=tell))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(state))


if __name__ == "__main__":
    main()
