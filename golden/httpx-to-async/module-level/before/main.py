import httpx

CONFIG = httpx.get("https://example.org/config").json()


def setting(name):
    return CONFIG[name]
