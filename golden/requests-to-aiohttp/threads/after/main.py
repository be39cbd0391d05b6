import asyncio
import threading

import aiohttp


def load(number):
    return asyncio.run(_load(number))


async def _load(number):
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1/{number}") as response:
            print(response.status)


class Watcher(threading.Thread):
    def run(self):
        return asyncio.run(self.run_async())

    async def run_async(self):
        async with aiohttp.ClientSession() as session:
            async with session.get("http://127.0.0.1/watched") as response:
                print(response.status)


threads = [threading.Thread(target=load, args=(number,)) for number in range(3)]
threads.append(Watcher())
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
