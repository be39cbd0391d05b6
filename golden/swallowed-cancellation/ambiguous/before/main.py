try:
    from asyncio import CancelledError
except ImportError:
    from concurrent.futures import CancelledError


async def wait(event):
    try:
        await event.wait()
    except CancelledError:
        print("cancelled")
