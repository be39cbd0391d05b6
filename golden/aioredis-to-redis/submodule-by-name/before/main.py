import aioredis.exceptions as errors
import aioredis.sentinel as sentinel


def master(hosts):
    try:
        return sentinel.Sentinel(hosts).master_for("main")
    except errors.RedisError:
        return None
