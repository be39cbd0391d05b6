import functools

import httpx


@functools.lru_cache
def rate(currency):
    return httpx.get(f"https://example.org/{currency}").json()["rate"]


def convert(amount, currency):
    return amount * rate(currency)
