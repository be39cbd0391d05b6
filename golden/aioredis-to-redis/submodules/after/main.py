from redis.asyncio.client import Pipeline, PubSub
from redis.asyncio.connection import ConnectionPool
from redis.asyncio.lock import Lock
from redis.asyncio.sentinel import Sentinel
from redis.asyncio.utils import from_url

__all__ = ["ConnectionPool", "Lock", "Pipeline", "PubSub", "Sentinel", "from_url"]
