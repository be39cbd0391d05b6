# in-any-order: pages
"""A script's own pool, whose size is its own as well."""
import concurrent.futures
import sys

import requests

base = sys.argv[1]
codes = [200, 201, 404]


def status(code):
    return requests.get(f"{base}/status/{code}").status_code


with concurrent.futures.ThreadPoolExecutor() as executor:
    for code, answer in zip(codes, executor.map(status, codes)):
        print(code, answer)
    pending = [executor.submit(status, code) for code in codes]

for future in pending:
    print(future.result())
