import queue
import threading


def work(jobs, done):
    while True:
        job = jobs.get()
        done.append(job * 2)
        jobs.task_done()


def of_a_loop(numbers):
    jobs = queue.Queue()
    done = []
    for _ in range(3):
        thread = threading.Thread(target=work, args=(jobs, done))
        thread.daemon = True
        thread.start()
    for number in numbers:
        jobs.put(number)
    jobs.join()
    return sorted(done)


def at_once(numbers):
    jobs = queue.Queue()
    done = []
    threading.Thread(target=work, args=(jobs, done), daemon=True).start()
    for number in numbers:
        jobs.put(number)
    jobs.join()
    print(done)


def in_a_list(numbers):
    jobs = queue.Queue()
    done = []
    threads = [threading.Thread(target=work, args=(jobs, done), daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in numbers:
        jobs.put(number)
    jobs.join()
    return sorted(done)


def main():
    print(of_a_loop([1, 2]))
    at_once([3, 4])
    print(in_a_list([5, 6]))


if __name__ == "__main__":
    main()
