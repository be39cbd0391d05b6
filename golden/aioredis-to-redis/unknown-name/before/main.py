import aioredis


print(aioredis.__version__)
