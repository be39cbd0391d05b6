import redis

client = redis.Redis()
print(client.get("a"))
