# needs: redis
"""Locks as blocks, and taken and given back."""
import sys

import redis
from redis.exceptions import LockError


def deposit(client, amount):
    with client.lock("account", timeout=5):
        balance = int(client.get("balance") or 0)
        client.set("balance", balance + amount)
        return balance + amount


def main():
    client = redis.StrictRedis.from_url(sys.argv[1])
    print([deposit(client, amount) for amount in (1, 2, 3)])
    lock = client.lock("job", timeout=5, blocking=False)
    other = client.lock("job", timeout=5)
    print(lock.acquire(), lock.locked(), lock.owned(), other.acquire(blocking=False), other.owned())
    print(lock.extend(5), lock.name)
    lock.release()
    print(other.acquire(blocking_timeout=1), lock.owned())
    other.release()
    try:
        other.release()
    except LockError:
        print("not locked")
    client.close()


if __name__ == "__main__":
    main()
