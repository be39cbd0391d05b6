import asyncio


async def work():
    print("work")


def run_asked():
    loop = asyncio.new_event_loop()
    if loop.is_running():
        print("running")
    else:
        loop.run_until_complete(work())
    loop.close()


def run_anyway():
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
    loop.run_until_complete(work())


run_asked()
run_anyway()
