import abc
from typing import Generic, TypeVar

import aiohttp
import spiders

T = TypeVar("T")


class Store(abc.ABC, Generic[T]):
    async def load(self, key):
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1/{key}") as response:
                return await response.text(errors="replace")


class Titles(spiders.Spider):
    async def fetch(self):
        async with aiohttp.ClientSession() as session:
            async with session.get("http://127.0.0.1/") as response:
                return await response.text(errors="replace")


async def titles():
    return await Titles().fetch()


class Failed(Exception):
    async def report(self):
        async with aiohttp.ClientSession() as session:
            async with session.post(
                "http://127.0.0.1/", data={"error": str(self)}
            ) as response:
                await response.read()
