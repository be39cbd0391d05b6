import asyncio
import traceback


async def serve(handle, requests):
    async for request in requests:
        try:
            await handle(request)
        except Exception as error:
            print(f"failed: {error!r}")
        try:
            await request.close()
        except ValueError:
            print("closed already")
        except (Exception):
            traceback.print_exc()
            result = None
