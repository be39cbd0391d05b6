# in-any-order: requests
import sys
import threading

import requests


class Crawler:
    def __init__(self, base):
        self.base = base
        self.pages = {}
        self.lock = threading.Lock()

    def fetch(self, number, key="page"):
        response = requests.get(f"{self.base}/json?{key}={number}", timeout=5)
        with self.lock:
            self.pages[number] = response.status_code

    def crawl(self, numbers):
        threads = []
        for number in numbers:
            thread = threading.Thread(target=self.fetch, args=(number,), daemon=True)
            thread.start()
            threads.append(thread)
        for thread in threads:
            thread.join()
        return sorted(self.pages.items())

    def crawl_again(self, numbers):
        threads = [threading.Thread(target=self.fetch, args=[number], kwargs={"key": "again"}) for number in numbers]
        for thread in threads:
            thread.start()
        print(len(threads), "threads")
        for thread in threads:
            thread.join(timeout=10)
            print(thread.is_alive())
        [thread.join() for thread in threads]
        return sorted(self.pages.items())


def main(base):
    crawler = Crawler(base)
    print(crawler.crawl(range(5)))
    print(crawler.crawl_again(range(5, 8)))
    first = threading.Thread(target=crawler.fetch, args=("a",))
    second = threading.Thread(target=crawler.fetch, args=("b", "second"))
    first.start()
    second.start()
    first.join()
    second.join()
    print(crawler.pages["a"], crawler.pages["b"])


if __name__ == "__main__":
    main(sys.argv[1])
