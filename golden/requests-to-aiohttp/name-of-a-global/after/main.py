import sys

import aiohttp
import requests


def load_first():
    return requests.get("http://127.0.0.1/first").text


def show_first():
    return requests.get("http://127.0.0.1/first").text


async def other():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/other") as response:
            return await response.text(errors="replace")


def load(name):
    return globals()["load_" + name]()


def show(name):
    return getattr(sys.modules[__name__], f"show_{name}")()
