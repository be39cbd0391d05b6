import redis
from rq import Queue

client = redis.Redis()
queue = Queue(connection=client)


def enqueue(job):
    queue.enqueue(job)
    return client.llen("rq:queue:default")
