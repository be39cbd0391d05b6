import asyncio

import uvloop


async def main():
    await asyncio.sleep(0)


asyncio.run(main(), loop_factory=uvloop.new_event_loop)
