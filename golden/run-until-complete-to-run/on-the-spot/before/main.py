import asyncio
import sys


async def main(argv):
    await asyncio.sleep(0)
    print(argv)
    return 3 + len(argv)


if __name__ == "__main__":
    sys.exit(asyncio.get_event_loop().run_until_complete(main(sys.argv[1:])))
