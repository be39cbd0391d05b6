import threading

import redis

client = redis.Redis()


def work():
    while True:
        print(client.blpop("queue"))


def start():
    threading.Thread(target=work, daemon=True).start()
    client.set("started", 1)
