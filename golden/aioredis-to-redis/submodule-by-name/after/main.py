import redis.exceptions as errors
import redis.asyncio.sentinel as sentinel


def master(hosts):
    try:
        return sentinel.Sentinel(hosts).master_for("main")
    except errors.RedisError:
        return None
