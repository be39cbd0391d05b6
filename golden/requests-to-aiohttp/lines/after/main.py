import json

import aiohttp
import requests


async def events(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(
            url, timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=3)
        ) as response:
            async for line in (line.rstrip(b"\r\n") async for line in response.content):
                if line:
                    yield json.loads(line)


async def count(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return sum([1 async for line in (line.rstrip(b"\r\n") async for line in response.content) if line])


def texts(url):
    response = requests.get(url, stream=True)
    for line in response.iter_lines(decode_unicode=True):
        print(line)
