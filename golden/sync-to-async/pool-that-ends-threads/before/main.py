import sys
import time
from concurrent.futures import ThreadPoolExecutor


def work(number):
    time.sleep(0)
    if number == 2:
        sys.exit("gives up")
    print("done")


def work_on_all(numbers):
    with ThreadPoolExecutor(1) as pool:
        for number in numbers:
            pool.submit(work, number)
    print("end")


work_on_all(range(3))
