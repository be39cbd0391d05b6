import time
from concurrent.futures import ThreadPoolExecutor

done = []


def work(number):
    time.sleep(0)
    done.append(number)
    return number


def work_on_all(texts):
    with ThreadPoolExecutor(2) as pool:
        futures = []
        for text in texts:
            futures.append(pool.submit(work, int(text)))
        return [future.result() for future in futures]


def work_and_check(numbers):
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(work, number) for number in numbers]
        if len(numbers) > 2:
            raise ValueError(f"{len(numbers)} are too many")
    return [future.result() for future in futures]


for function, values in ((work_on_all, ["1", "2", "x"]), (work_and_check, [3, 4, 5])):
    try:
        print(function(values))
    except ValueError as error:
        print(error)
    print(sorted(done))
