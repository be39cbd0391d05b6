import redis


def visit(client: redis.Redis, page):
    with client.pipeline() as pipe:
        pipe.incr(f"visits:{page}")
        pipe.expire(f"visits:{page}", 3600)
        visits, _ = pipe.execute()
    return visits, client.pipeline(transaction=False).get("a").get("b").execute()
