import asyncio


async def main():
    print(await asyncio.get_running_loop().run_in_executor(None, len, "abc"))


asyncio.run(main())
