import queue
import threading


def work(jobs, found):
    while True:
        found.append(jobs.get())
        jobs.task_done()


def main():
    jobs = queue.Queue()
    found = []
    for _ in range(2):
        thread = threading.Thread(target=work, args=(jobs, found))
        thread.daemon = True
        thread.start()
    for phase in range(2):
        for number in range(4):
            jobs.put((phase, number))
        jobs.join()
        print(phase, sorted(found))


if __name__ == "__main__":
    main()
