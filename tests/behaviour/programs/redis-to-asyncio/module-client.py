# needs: redis
# left-open: the module's client
"""A client that the module makes for all its functions, and nobody closes."""
import sys

from redis import Redis

client = Redis.from_url(sys.argv[1], decode_responses=True)


def visit(page):
    return client.incr(f"visits:{page}")


def pages():
    return sorted(key.partition(":")[2] for key in client.scan_iter(match="visits:*"))


def main():
    print(visit("a"), visit("a"), visit("b"))
    print(pages())
    for key in sorted(client.keys()):
        print(key, client.get(key))


if __name__ == "__main__":
    main()
