import asyncio
import traceback


async def serve(handle, requests):
    async for request in requests:
        try:
            await handle(request)
        except BaseException as error:
            print(f"failed: {error!r}")
        try:
            await request.close()
        except ValueError:
            print("closed already")
        except (BaseException):
            traceback.print_exc()
            result = None
