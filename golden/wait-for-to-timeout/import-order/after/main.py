#!/usr/bin/env python3
"""Reads."""

import asyncio
import os
import sys
from pathlib import Path

import aiohttp

from .client import Client

timeout = 5


async def read(client: Client, session: aiohttp.ClientSession):
    async with asyncio.timeout(timeout):
        await client.read(session, Path(os.sep), sys.argv)
