import asyncio
import os.path


async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, os.path.exists, "/")
    print("started")
    print(await future)
    futures = [loop.run_in_executor(None, os.path.exists, x) for x in "/"]
    print(await asyncio.gather(*futures))
    print(await asyncio.shield(loop.run_in_executor(None, os.path.exists, "/")))
    loop.run_in_executor(None, os.path.exists, "/")
    await asyncio.wait({loop.run_in_executor(None, os.path.exists, "/")})
    together = asyncio.gather(loop.run_in_executor(None, os.path.exists, "/"))
    return await together


print(asyncio.run(main()))
