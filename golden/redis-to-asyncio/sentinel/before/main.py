from redis.sentinel import Sentinel

sentinel = Sentinel([("one", 26379), ("two", 26379)], socket_timeout=0.5)
master = sentinel.master_for("main", socket_timeout=0.5)
replica = sentinel.slave_for("main")


def move(key):
    value = replica.get(key)
    master.set(key, value)
    return sentinel.discover_master("main")
