import asyncio


class Worker:
    async def run(self, event):
        try:
            try:
                await event.wait()
            except asyncio.CancelledError:
                print("inner")
                raise
        except asyncio.CancelledError:
            print("outer")
            raise
        print("behind")

        async def close():
            try:
                await event.close()
            except asyncio.CancelledError:
                print("closing")
                raise

        await close()
