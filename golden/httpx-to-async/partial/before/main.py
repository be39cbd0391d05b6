import functools

import httpx


def loader(client: httpx.Client):
    return functools.partial(client.get, timeout=5.0)
