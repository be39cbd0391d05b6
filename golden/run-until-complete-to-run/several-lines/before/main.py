import asyncio


async def report(title, *values):
    await asyncio.sleep(0)
    print(title, values)


def once():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(report("once",
                                       1,
                                       2))
    finally:
        loop.close()


def twice():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(
        report(
            "twice",
            1,
        )
    )
    loop.run_until_complete(report("twice",
                                   2))
    loop.close()


once()
twice()
