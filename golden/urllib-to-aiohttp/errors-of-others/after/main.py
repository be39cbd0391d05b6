import asyncio
import http.client
import socket
import urllib.request

import aiohttp


async def load(url):
    try:
        async with aiohttp.ClientSession(
            trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
        ) as session:
            async with session.get(
                url,
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=1, sock_read=1),
                raise_for_status=True,
            ) as response:
                return await response.read()
    except (asyncio.TimeoutError, socket.timeout):
        return None
    except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
        print(error)
        return b""


def load_or_wait(url):
    try:
        return urllib.request.urlopen(url).read()
    except http.client.HTTPException:
        return b""


def load_again(url):
    try:
        return urllib.request.urlopen(url).read()
    except ConnectionResetError:
        return urllib.request.urlopen(url).read()


def number_of_error(url):
    try:
        return urllib.request.urlopen(url).getheader(name="Age")
    except OSError as error:
        return error.errno


async def age(url):
    async with aiohttp.ClientSession(
        trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
    ) as session:
        async with session.get(url, raise_for_status=True) as response:
            return response.headers.get(key="Age")


def talk(host):
    try:
        return socket.create_connection((host, 80))
    except socket.timeout:
        return None
