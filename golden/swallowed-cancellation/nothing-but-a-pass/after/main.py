import asyncio


async def drain(queue, event):
    # what is there
    while queue:
        await queue.pop(0)(
            event,  # of the queue
        )

    try:  # nobody may come
        await event.wait()
    except asyncio.CancelledError:
        raise
    print("behind")
