import concurrent.futures
import multiprocessing


def names():
    return [concurrent.futures.TimeoutError.__module__, multiprocessing.TimeoutError.__module__]


print(len(names()))
