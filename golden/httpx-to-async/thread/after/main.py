import asyncio
import threading

import httpx


def ping(url):
    return asyncio.run(_ping(url))


async def _ping(url):
    async with httpx.AsyncClient() as client:
        await client.head(url)


def start(url):
    thread = threading.Thread(target=ping, args=(url,))
    thread.start()
    return thread
