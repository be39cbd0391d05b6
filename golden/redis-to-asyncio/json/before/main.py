import redis
from redis.commands.json.path import Path


def store(client: redis.Redis, name, value):
    client.json().set(name, Path.root_path(), value)
    client.ts().add("changes", "*", 1)
    return client.json().get(name)
