import asyncio


async def beat(event):
    try:
        await event.wait()
    except asyncio.CancelledError:  # aioshift: ignore[swallowed-cancellation]
        print("stopped")
