import aiohttp
import requests


def error(name, text):
    return getattr(requests, name)(text)


def fail(name):
    raise getattr(requests, name)("no answer")


def made(name):
    return getattr(requests, name)().headers


def of_exceptions(name, response):
    return getattr(requests.exceptions, name)("no answer", response=response)


def kept(name):
    kind = getattr(requests, name)
    problem = kind("no answer")
    return problem


async def fetch(verb, url):
    async with aiohttp.ClientSession() as session:
        async with getattr(session, verb)(url) as response:
            return await response.json(content_type=None)


async def timed(verb, url):
    async with aiohttp.ClientSession() as session:
        async with getattr(session, verb)(
            url,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=3),
        ) as response:
            return await response.text(errors="replace")
