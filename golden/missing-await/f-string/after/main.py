import asyncio


async def version(verbose):
    return "1.2" if verbose else "1"


async def main():
    print(f"version {await version(True)}, in short {await version(False):>4}")


asyncio.run(main())
