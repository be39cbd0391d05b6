import asyncio


async def main():
    print(await asyncio.get_event_loop().run_in_executor(None, len, "abc"))


asyncio.run(main())
