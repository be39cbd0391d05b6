import asyncio
import time

import aiohttp
import requests
import schedule


def load():
    return asyncio.run(_load())


async def _load():
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/") as response:
            print(await response.text(errors="replace"))


def report(registry):
    registry.add(other)


def other():
    print(requests.get("http://127.0.0.1/other").text)


schedule.every(10).minutes.do(load)
schedule.every().day.at("10:30").do(other)
while True:
    schedule.run_pending()
    time.sleep(1)
