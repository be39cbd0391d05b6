import redis


def consume(client: redis.Redis, group, name, handle):
    while True:
        for stream, entries in client.xreadgroup(group, name, {"events": ">"}, count=10, block=5000):
            for number, fields in entries:
                handle(fields)
                client.xack(stream, group, number)
