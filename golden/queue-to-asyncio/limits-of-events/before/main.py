import threading

ready = threading.Event()
places = threading.BoundedSemaphore(2)


def work():
    if not ready.wait(5):
        print("late")
    if places.acquire(blocking=False):
        places.release()


def main():
    thread = threading.Thread(target=work)
    thread.start()
    ready.set()
    thread.join()


if __name__ == "__main__":
    main()
