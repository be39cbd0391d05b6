import aioredis_cluster

aioredis = aioredis_cluster.create()
print(aioredis.create_redis)
