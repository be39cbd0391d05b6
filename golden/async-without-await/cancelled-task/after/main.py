import asyncio


def _record(events, event):
    try:
        events.append(event)
    except asyncio.CancelledError:
        events.append("cancelled")
        raise
    return len(events)


async def worker(events):
    _record(events, "first")
    asyncio.current_task().cancel()
    _record(events, "second")
    await asyncio.sleep(0)
    _record(events, "never")


async def main():
    events = []
    other = asyncio.create_task(_other(events))
    try:
        await worker(events)
    except asyncio.CancelledError:
        _record(events, "caught")
    await other
    print(events)


async def _other(events):
    _record(events, "other")
    await asyncio.sleep(0)


asyncio.run(main())
