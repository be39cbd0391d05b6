from aioredis.errors import ReplyError

ERRORS = (ReplyError,)
