import asyncio

import aiohttp
import requests

ACTIONS = {1: "search", 2: "leave"}


def search():
    print(requests.get("http://localhost/labels").text)
    return False


def leave():
    return False


async def other():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://localhost/others") as response:
            return await response.text(errors="replace")


is_running = True
while is_running:
    is_running = eval(ACTIONS[int(input())])()
print(asyncio.run(other()))
