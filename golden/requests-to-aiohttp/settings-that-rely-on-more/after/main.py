import ssl

import aiohttp
import requests


def of_the_session_itself(url):
    session = requests.Session()
    session.auth = (session.headers["User-Agent"], "secret")
    session.verify = bool(session.headers)
    return session.get(url).text


def taken_away(url):
    session = requests.Session()
    session.trust_env = False
    del session.trust_env
    return session.get(url).text


async def checked_for_one_request(url):
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(ssl=False)
    ) as session:
        async with session.get(url, ssl=ssl.create_default_context()) as response:
            return await response.text(errors="replace")
