"""Prints the state of some jobs."""

import asyncio
import os
import sys

import aiohttp

BASE = "https://jobs.example.org/api"

session: aiohttp.ClientSession


async def state(job):
    async with session.get(
        f"{BASE}/jobs/{job}",
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=10),
    ) as response:
        response.raise_for_status()
        return (await response.json(content_type=None))["state"]


async def main():
    for job in sys.argv[1:]:
        print(job, await state(job))
    return 0


if __name__ == "__main__":
    async def run_main():
        global session
        async with aiohttp.ClientSession(
            auth=aiohttp.BasicAuth("report", os.environ.get("TOKEN", ""))
        ) as session:
            session.headers.update({
                "Accept": "application/json",
                "User-Agent": "report/1.0",
            })  # as the server wants it
            sys.exit(await main())

    asyncio.run(run_main())
