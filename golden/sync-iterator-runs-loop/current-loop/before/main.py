import asyncio


def answers():
    loop = asyncio.get_event_loop()

    yield loop.run_until_complete(asyncio.sleep(0, 1))
    yield loop.run_until_complete(asyncio.sleep(0, 2))


async def main():
    for answer in answers():
        print(answer)
