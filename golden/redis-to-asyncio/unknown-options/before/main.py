import json

import redis

with open("options.json") as file:
    OPTIONS = json.load(file)
client = redis.Redis(**OPTIONS)


def load(key):
    return client.get(key)
