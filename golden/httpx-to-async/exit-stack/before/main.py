from contextlib import ExitStack

import httpx


def load(url):
    with ExitStack() as stack:
        client = stack.enter_context(httpx.Client())
        return client.get(url).text
