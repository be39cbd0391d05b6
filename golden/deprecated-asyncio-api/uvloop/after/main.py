import asyncio

import uvloop


async def main():
    await asyncio.sleep(0)


def serve():
    return asyncio.run(
        main(),
        debug=True,
        loop_factory=uvloop.new_event_loop,  # warns of slow callbacks
    )
