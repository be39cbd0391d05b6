import asyncio
import sys


async def serve():
    print("serve")


async def show_help():
    print("help")


def main(arguments):
    if arguments:
        asyncio.run(serve())
    else:
        asyncio.run(show_help())


main(sys.argv[1:])
