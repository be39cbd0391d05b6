import asyncio

from store import Cache, _path_of
import store.paths as paths


async def main():
    cache = Cache("/tmp")
    print(await cache.read("a"))
    print(_path_of("/tmp", "b"), paths._path_of("/", "c"))


asyncio.run(main())
