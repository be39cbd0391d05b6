# needs: redis
"""Arguments by position and by keyword, and a queue that blocks."""
import sys
from urllib.parse import urlsplit

from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry


def worker(client, results):
    while True:
        item = client.blpop(["queue"], timeout=1)
        if item is None:
            break
        results.append(item[1])
    return len(results)


def main():
    path = urlsplit(sys.argv[1]).path
    with Redis("localhost", 6379, 0, unix_socket_path=path, decode_responses=True, retry=Retry(NoBackoff(), 1)) as client:
        client.rpush("queue", *"abc")
        results = []
        print(worker(client, results), results)
        if not client.ping():
            raise SystemExit("no answer")
        print("b" if client.set("once", 1, nx=True) and not client.set("once", 2, nx=True) else "a")


if __name__ == "__main__":
    main()
