import asyncio
import itertools
import threading

import aiohttp

numbers = itertools.count()


def load(name, seen=[], number=next(numbers), *, quiet: bool = True):
    return asyncio.run(_load(name, seen, number, quiet=quiet))


async def _load(name, seen, number, *, quiet: bool):
    async with aiohttp.ClientSession() as session:
        async with session.get("http://127.0.0.1/" + name) as response:
            seen.append(response.status)
    if not quiet:
        print(number, seen)


threading.Thread(target=load, args=("first",), kwargs={"quiet": False}).start()
