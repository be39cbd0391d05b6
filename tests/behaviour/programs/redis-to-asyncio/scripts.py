# needs: redis
"""Scripts that the server runs."""
import sys

import redis

TAKE = """
local left = tonumber(redis.call('get', KEYS[1]) or ARGV[1])
if left <= 0 then return 0 end
redis.call('set', KEYS[1], left - 1)
return left
"""


class Quota:
    def __init__(self, client, name, size):
        self.client = client
        self.name = name
        self.size = size
        self.script = client.register_script(TAKE)

    def take(self):
        return self.script(keys=[self.name], args=[self.size])


def main():
    client = redis.Redis.from_url(sys.argv[1])
    quota = Quota(client, "quota", 2)
    print(quota.take(), quota.take(), quota.take())
    print(client.eval("return ARGV[1]", 0, "x"))
    client.close()


if __name__ == "__main__":
    main()
