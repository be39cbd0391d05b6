# needs: redis
# left-open: the attribute's client
"""A class that keeps a client which it makes."""
import json
import sys
from typing import Optional

import redis


class Cache:
    def __init__(self, url: str, prefix: str = "cache") -> None:
        self.redis: redis.Redis = redis.from_url(url)
        self.prefix = prefix

    def key(self, name: str) -> str:
        return f"{self.prefix}:{name}"

    def get(self, name: str) -> Optional[dict]:
        found = self.redis.get(self.key(name))
        return json.loads(found) if found is not None else None

    def put(self, name: str, value: dict) -> bool:
        return bool(self.redis.set(self.key(name), json.dumps(value), ex=60))

    def get_or_make(self, name, make):
        value = self.get(name)
        if value is None:
            value = make(name)
            self.put(name, value)
        return value


def make(name):
    print("makes", name)
    return {"name": name}


def main():
    cache = Cache(sys.argv[1])
    print(cache.get("a"))
    print(cache.get_or_make("a", make), cache.get_or_make("a", make))


if __name__ == "__main__":
    main()
