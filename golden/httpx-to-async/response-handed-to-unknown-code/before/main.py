import httpx
from vendor import parse


def items(url):
    response = httpx.get(url)
    return parse(response)
