# needs: redis
"""What is gone over in portions."""
import sys

import redis


def values(client, pattern):
    for key in client.scan_iter(pattern, count=2):
        yield key, client.get(key)


def main():
    client = redis.Redis.from_url(sys.argv[1], decode_responses=True)
    for number in range(7):
        client.set(f"key:{number}", number)
        client.hset("hash", f"field{number}", number)
        client.zadd("sorted", {f"member{number}": number})
    print(sorted(values(client, "key:*")))
    print(sorted(client.hscan_iter("hash")))
    print(sum(score for _, score in client.zscan_iter("sorted")))
    print(len(list(client.scan_iter())), len({key for key in client.scan_iter("key:*")}))
    cursor, found = client.scan(0, count=100)
    print(cursor, len(found))
    for key in client.scan_iter("key:*"):
        client.delete(key)
    print(client.dbsize())
    client.flushdb()
    client.close()


if __name__ == "__main__":
    main()
