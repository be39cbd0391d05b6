import redis
from redis.exceptions import LockError, RedisError


def load(client: redis.Redis, key):
    try:
        return client.get(key)
    except redis.ConnectionError:
        return None
    except (redis.TimeoutError, RedisError) as error:
        raise LookupError(key) from error
