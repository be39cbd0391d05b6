try:
    from asyncio import sleep
except ImportError:
    from trollius import sleep


async def main(loop):
    await sleep(1, loop=loop)
