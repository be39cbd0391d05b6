import asyncio

import uvloop


async def main():
    await asyncio.sleep(0)


def serve():
    uvloop.install()
    return asyncio.run(
        main(),
        debug=True,  # warns of slow callbacks
    )
