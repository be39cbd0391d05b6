import redis

lock = redis.Redis().lock("job")


def run():
    with lock:
        print("runs")


run()
run()
