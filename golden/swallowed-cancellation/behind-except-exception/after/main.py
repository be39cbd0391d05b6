import asyncio


async def serve(handle):
    while True:
        try:
            await handle()
        except Exception as error:
            print("failed", error)
        except:
            print("interrupted")
            raise
