import asyncio


async def drain(queue, event):
    try:
        # what is there
        while queue:
            await queue.pop(0)(
                event,  # of the queue
            )
    except asyncio.CancelledError:
        pass

    try:  # nobody may come
        await event.wait()
    except asyncio.CancelledError:
        pass
    print("behind")
