"""Reads."""

from __future__ import annotations

import asyncio
from asyncio import run, sleep

timeout = 5


async def main():
    async with asyncio.timeout(timeout):
        print(await sleep(0, "done"))


run(main())
