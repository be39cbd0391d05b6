import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def fetch(url):
    time.sleep(0)
    return url + "!"


async def main():
    urls = ["a", "b"]
    with ThreadPoolExecutor(2) as pool:
        print(list(pool.map(fetch, urls)))


asyncio.run(main())
