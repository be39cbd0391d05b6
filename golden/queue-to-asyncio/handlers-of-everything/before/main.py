import queue
import threading


def work(jobs):
    while True:
        try:
            print(jobs.get())
        finally:
            jobs.task_done()


def main():
    jobs = queue.Queue()
    threading.Thread(target=work, args=(jobs,), daemon=True).start()
    jobs.put(1)
    jobs.join()


if __name__ == "__main__":
    main()
