import asyncio as aio


async def main():
    print(aio.get_running_loop().is_running())


aio.run(main())
