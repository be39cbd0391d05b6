import asyncio


async def one(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except OSError:
            pass


async def two(client, url):
    for attempt in range(5):
        try:
            return await client.load(url)
        except ConnectionError as error:
            print("no connection", error)
            continue
        except asyncio.TimeoutError:
            print("timeout")
        except ValueError:
            raise


async def three(client, url):
    for attempt in range(3):
        try:
            result = await client.load(url)
        except Exception:
            if attempt == 2:
                raise
        else:
            return result
