import asyncio
import os


async def main():
    loop = asyncio.get_running_loop()
    work = [os.path.exists, "/"]
    print(await loop.run_in_executor(None, *work))
    print(bool(await loop.run_in_executor(None, func=os.getcwd)))
    print(bool(await loop.run_in_executor(executor=None, func=os.getcwd)))
    try:
        await loop.run_in_executor(None)
    except TypeError:
        print("no function")


asyncio.run(main())
