from .aioredis import from_url

print(from_url)
