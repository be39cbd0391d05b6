try:
    import aioredis
except ImportError:
    aioredis = None


def connect(url):
    if aioredis is None:
        raise RuntimeError("aioredis is not installed")
    return aioredis.from_url(url)
