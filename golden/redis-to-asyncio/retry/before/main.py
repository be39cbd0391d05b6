import redis
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

client = redis.Redis(retry=Retry(ExponentialBackoff(), 3), retry_on_error=[redis.ConnectionError])


def load(key):
    return client.get(key)
