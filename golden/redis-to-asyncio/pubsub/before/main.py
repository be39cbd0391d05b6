import redis


def listen(client: redis.Redis, handle):
    pubsub = client.pubsub()
    pubsub.subscribe("news")
    for message in pubsub.listen():
        if message["type"] == "message":
            handle(message["data"])


def poll(client: redis.Redis):
    with client.pubsub() as pubsub:
        pubsub.psubscribe("log.*")
        return pubsub.get_message(timeout=1.0)
