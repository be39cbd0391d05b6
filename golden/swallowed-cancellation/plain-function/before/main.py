import asyncio


def run(work):
    try:
        return asyncio.run(work())
    except asyncio.CancelledError:
        print("cancelled")
    except BaseException:
        print("failed")


async def work():
    raise asyncio.CancelledError


run(work)
