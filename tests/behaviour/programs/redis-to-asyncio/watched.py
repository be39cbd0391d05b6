# needs: redis
# refused: no-async-counterpart, handed-on, used-as-value
"""A pipeline that watches is left as it is: behind `watch` its commands answer at once."""
import sys

import redis


def increase(client, name):
    with client.pipeline() as pipe:
        while True:
            try:
                pipe.watch(name)
                value = int(pipe.get(name) or 0)
                pipe.multi()
                pipe.set(name, value + 1)
                pipe.execute()
                return value + 1
            except redis.WatchError:
                continue


def main():
    client = redis.Redis.from_url(sys.argv[1])
    print(increase(client, "a"), increase(client, "a"))
    client.close()


if __name__ == "__main__":
    main()
