import asyncio
import sys


async def read(stream):
    try:
        return await stream.read()
    except asyncio.CancelledError:
        return b""


async def poll(stream):
    while True:
        try:
            await stream.read()
        except asyncio.CancelledError:
            break


async def retry(stream):
    while stream:
        try:
            await stream.read()
        except asyncio.CancelledError:
            if stream.is_open:
                continue
            print("closed")


async def main(stream):
    try:
        await stream.read()
    except asyncio.CancelledError:
        sys.exit(1)
