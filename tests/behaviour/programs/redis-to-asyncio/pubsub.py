# needs: redis
"""Messages that are published and read."""
import sys

import redis


def wait_for(pubsub, count):
    found = []
    while len(found) < count:
        message = pubsub.get_message(timeout=1)
        if message:
            found.append((message["type"], message["channel"], message["data"]))
    return found


def first_of(pubsub):
    for message in pubsub.listen():
        if message["type"] == "message":
            return message["data"]


def main():
    client = redis.Redis.from_url(sys.argv[1], decode_responses=True)
    pubsub = client.pubsub()
    pubsub.subscribe("news")
    print(wait_for(pubsub, 1))
    print(client.publish("news", "one"), client.publish("other", "two"))
    print(wait_for(pubsub, 1))
    client.publish("news", "three")
    print(first_of(pubsub))
    seen = []
    with client.pubsub(ignore_subscribe_messages=True) as handled:
        handled.psubscribe(**{"log.*": lambda message: seen.append(message["data"])})
        handled.get_message(timeout=1)
        client.publish("log.a", "handled")
        handled.get_message(timeout=1)
    print(seen)
    pubsub.unsubscribe()
    pubsub.close()
    client.close()


if __name__ == "__main__":
    main()
