import asyncio


async def _record(events, event):
    try:
        events.append(event)
    except asyncio.CancelledError:
        events.append("cancelled")
        raise
    return len(events)


async def worker(events):
    await _record(events, "first")
    asyncio.current_task().cancel()
    await _record(events, "second")
    await asyncio.sleep(0)
    await _record(events, "never")


async def main():
    events = []
    other = asyncio.create_task(_other(events))
    try:
        await worker(events)
    except asyncio.CancelledError:
        await _record(events, "caught")
    await other
    print(events)


async def _other(events):
    await _record(events, "other")
    await asyncio.sleep(0)


asyncio.run(main())
