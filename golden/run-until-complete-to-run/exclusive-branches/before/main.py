import asyncio
import sys


async def serve():
    print("serve")


async def show_help():
    print("help")


def main(arguments):
    loop = asyncio.get_event_loop()
    if arguments:
        loop.run_until_complete(serve())
    else:
        loop.run_until_complete(show_help())


main(sys.argv[1:])
