import asyncio


async def work(number):
    print(number)


def once():
    try:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(work(1))
    finally:
        loop.close()


def twice():
    try:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(work(2))
        loop.run_until_complete(work(3))
    finally:
        loop.close()


once()
twice()
