import asyncio


async def version(verbose):
    return "1.2" if verbose else "1"


async def main():
    print(f"version {version(True)}, in short {version(False):>4}")


asyncio.run(main())
