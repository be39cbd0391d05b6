import time
from concurrent.futures import ThreadPoolExecutor


def check(number):
    time.sleep(0.03 if number == 1 else 0)
    if number in (1, 2):
        raise ValueError(f"no {number}")
    return number


def check_all(numbers):
    checked = []
    try:
        with ThreadPoolExecutor(max_workers=len(numbers)) as pool:
            for number in pool.map(check, numbers):
                checked.append(number)
    except ValueError as error:
        print("failed:", error)
    return checked


def first(numbers):
    with ThreadPoolExecutor(4) as pool:
        return next(pool.map(check, numbers))


print(check_all([0, 1, 2, 3]))
print(first([5, 2]))
