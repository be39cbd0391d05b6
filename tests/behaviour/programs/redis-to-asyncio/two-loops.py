# needs: redis
# refused: no-running-loop
"""A client that is kept, in a program that would run two event loops, is left as it is."""
import sys

import redis

client = redis.Redis.from_url(sys.argv[1], decode_responses=True)


def load(name):
    return client.incr(name)


def other():
    return client.get("a")


print(load("a"))
print(other())
