import time

import trio


async def main():
    time.sleep(0)
    await trio.sleep(0)


trio.run(main)
