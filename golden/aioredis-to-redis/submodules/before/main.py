from aioredis.client import Pipeline, PubSub
from aioredis.connection import ConnectionPool
from aioredis.lock import Lock
from aioredis.sentinel import Sentinel
from aioredis.utils import from_url

__all__ = ["ConnectionPool", "Lock", "Pipeline", "PubSub", "Sentinel", "from_url"]
