# needs: redis
"""Clients of a pool."""
import sys

import redis

pool = redis.ConnectionPool.from_url(sys.argv[1], decode_responses=True, max_connections=4)


def client():
    return redis.Redis(connection_pool=pool)


def add(name):
    return client().incr(name)


def main():
    print([add("a") for _ in range(3)])
    mine = redis.Redis(connection_pool=pool)
    mine.set("b", "c")
    print(mine.get("b"), mine.connection_pool.max_connections)
    try:
        mine.incr("b")
    except (redis.exceptions.ResponseError, redis.ConnectionError) as error:
        print(type(error).__name__)
    pool.disconnect()


if __name__ == "__main__":
    main()
