import asyncio
import sys
import time

import aiohttp

session: aiohttp.ClientSession


async def get(url):
    async with session.get(url) as response:
        return await response.text(errors="replace")


async def watch(url):
    while True:
        try:
            print(await get(url))
        except (KeyboardInterrupt, asyncio.CancelledError, SystemExit):
            print("ends")
            raise
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            print(error)


def settle():
    try:
        print("nothing waits here")
    except KeyboardInterrupt:
        print("never mind")


if __name__ == "__main__":
    async def main():
        global session
        async with aiohttp.ClientSession() as session:
            try:
                settle()
                await watch(sys.argv[1])
            except (KeyboardInterrupt, asyncio.CancelledError):
                print("interrupted")
                sys.exit(130)

    asyncio.run(main())
