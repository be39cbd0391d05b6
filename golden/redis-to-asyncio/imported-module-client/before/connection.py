from redis import Redis

client = Redis(host="cache")
