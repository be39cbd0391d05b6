import asyncio
import http.client
import socket

import aiohttp


async def load(url):
    try:
        async with aiohttp.ClientSession(
            trust_env=True, auto_decompress=False, headers={"Accept-Encoding": "identity"}
        ) as session:
            async with session.get(url, timeout=aiohttp.ClientTimeout(total=None, sock_connect=1, sock_read=1), raise_for_status=True) as response:
                return await response.read()
    except (asyncio.TimeoutError, socket.timeout):
        return None
    except (aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError, http.client.HTTPException):
        return b""
    except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
        print(error)
        return b""


def talk(host):
    try:
        return socket.create_connection((host, 80))
    except socket.timeout:
        return None
