import aiohttp
import requests


def lines(url):
    response = requests.get(url, stream=True)
    return response.iter_lines()


def lazily(url):
    response = requests.get(url, stream=True)
    return (line for line in response.iter_lines() if line)


async def at_once(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return [line async for line in (line.rstrip(b"\r\n") async for line in response.content) if line]


async def counted(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return sum([len(chunk) async for chunk in response.content.iter_chunked(1024)])
