import asyncio


async def main():
    loop = asyncio.get_event_loop()
    await asyncio.sleep(
        1,
        loop=loop,  # the tests bring their own
    )
