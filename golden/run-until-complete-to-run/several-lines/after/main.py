import asyncio


async def report(title, *values):
    await asyncio.sleep(0)
    print(title, values)


def once():
    asyncio.run(report("once",
                       1,
                       2))


def twice():
    with asyncio.Runner() as runner:
        runner.run(
            report(
                "twice",
                1,
            )
        )
        runner.run(report("twice",
                          2))


once()
twice()
