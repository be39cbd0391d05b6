#!/usr/bin/env python3
"""Reads."""

import os
import sys
from asyncio import wait_for
from pathlib import Path

import aiohttp

from .client import Client

timeout = 5


async def read(client: Client, session: aiohttp.ClientSession):
    await wait_for(client.read(session, Path(os.sep), sys.argv), timeout)
