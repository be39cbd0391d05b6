from redis.asyncio import client, sentinel


def connect(hosts) -> client.Redis:
    return sentinel.Sentinel(hosts).master_for("main")
