"""Reads."""

from __future__ import annotations

from asyncio import run, sleep, wait_for

timeout = 5


async def main():
    print(await wait_for(sleep(0, "done"), timeout))


run(main())
