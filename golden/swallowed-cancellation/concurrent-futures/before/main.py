import asyncio
import concurrent.futures
from concurrent.futures import CancelledError


async def main():
    try:
        await asyncio.sleep(0)
    except CancelledError:
        print("never")
    try:
        await asyncio.sleep(0)
    except concurrent.futures.CancelledError:
        print("never")
    print(CancelledError is asyncio.CancelledError)


asyncio.run(main())
