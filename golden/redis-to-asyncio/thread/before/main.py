import redis


def listen(client: redis.Redis, handle):
    pubsub = client.pubsub()
    pubsub.subscribe(**{"news": handle})
    return pubsub.run_in_thread(sleep_time=0.01)
