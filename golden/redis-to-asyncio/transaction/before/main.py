import redis


def move(client: redis.Redis):
    def change(pipe):
        value = pipe.get("a")
        pipe.multi()
        pipe.set("b", value)

    client.transaction(change, "a")
