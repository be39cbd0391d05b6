from asyncio import get_running_loop, run


async def main():
    print(get_running_loop().is_running())


run(main())
