# needs: redis
"""A client in a function, and what it gives back."""
import sys

import redis


def fill(client):
    client.set("name", "one")
    client.hset("user:1", mapping={"name": "Ann", "age": 30})
    client.rpush("queue", "a", "b", "c")
    client.sadd("tags", "x", "y")
    client.zadd("scores", {"ann": 3, "bob": 1})
    return client.incr("count"), client.incrby("count", 4)


def show(client):
    print(client.get("name"), client.get("nothing"))
    print(sorted(client.hgetall("user:1").items()))
    print(client.lrange("queue", 0, -1), client.llen("queue"), client.lpop("queue"))
    print(sorted(client.smembers("tags")), client.sismember("tags", "x") == 1)
    print(client.zrange("scores", 0, -1, withscores=True))
    print([client.exists(key) for key in ("name", "nothing")])
    print({key: client.type(key) for key in sorted(client.keys("*"))})
    if client.ttl("name") == -1 and client.expire("name", 100):
        print("expires", 0 < client.ttl("name") <= 100)


def main():
    client = redis.Redis.from_url(sys.argv[1], decode_responses=True)
    print(fill(client))
    show(client)
    client.close()


if __name__ == "__main__":
    main()
