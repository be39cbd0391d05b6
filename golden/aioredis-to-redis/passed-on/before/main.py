import aioredis
from tracing import instrument

instrument(aioredis)
