import time
from concurrent.futures import ThreadPoolExecutor, as_completed

import requests

PAGES = [f"https://example.org/{number}" for number in range(20)]


def status(url):
    return requests.get(url).status_code


start = time.time()

pending = []
with ThreadPoolExecutor(max_workers=10) as executor:
    for page in PAGES:
        pending.append(executor.submit(status, page))

for task in as_completed(pending):
    print(task.result())

print(time.time() - start)
