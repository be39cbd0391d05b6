# needs: redis
"""Pipelines: in a block, in a variable, chained, and handed to a function."""
import sys

import redis


def add_all(pipe, names):
    for number, name in enumerate(names):
        pipe.set(name, number)
        pipe.expire(name, 60)


def main():
    with redis.from_url(sys.argv[1], decode_responses=True) as client:
        with client.pipeline() as pipe:
            add_all(pipe, ["a", "b"])
            print(len(pipe), pipe.execute())
        print(client.pipeline(transaction=False).get("a").get("b").get("c").execute())
        pipe = client.pipeline()
        pipe.incr("count")
        pipe.incr("count")
        first, second = pipe.execute()
        print(first, second)
        pipe.lpush("a", 1)
        try:
            pipe.execute()
        except redis.ResponseError as error:
            print("wrong type", "WRONGTYPE" in str(error))
        print(pipe.get("a").execute(raise_on_error=False))


if __name__ == "__main__":
    main()
