import aiohttp
import requests


async def load(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            return await response.json(content_type=None)


def describe(answer):
    if isinstance(answer, (aiohttp.ClientResponse, requests.Response)):
        return "an answer"
    return "something else"
