import asyncio
import sys

if sys.platform == "nowhere":

    async def work():
        return "coroutine"

else:

    def work():
        future = asyncio.get_running_loop().create_future()
        future.set_result("future")
        return future


async def main():
    print(await asyncio.ensure_future(work()))


asyncio.run(main())
