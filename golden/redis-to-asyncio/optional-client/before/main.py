from typing import Optional

import redis


class Store:
    def __init__(self, client: Optional[redis.Redis] = None):
        self.client = client or redis.Redis()

    def get(self, key):
        return self.client.get(key)
