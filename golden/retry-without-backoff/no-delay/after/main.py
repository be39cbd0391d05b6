import asyncio
import random


async def one(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            await asyncio.sleep(min(60, 2**attempt) * random.uniform(0.5, 1))


async def two(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except ConnectionError as error:
            print("no connection", error)
            await asyncio.sleep(min(60, 2**attempt) * random.uniform(0.5, 1))
            continue
        except asyncio.TimeoutError:
            print("timeout")
            await asyncio.sleep(min(60, 2**attempt) * random.uniform(0.5, 1))
        except ValueError:
            raise


async def three(client, url):
    for attempt in range(3):
        try:
            result = await client.load(url)
        except Exception:
            if attempt == 2:
                raise
            await asyncio.sleep(min(60, 2**attempt) * random.uniform(0.5, 1))
        else:
            return result
