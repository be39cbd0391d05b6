import asyncio


class Line:
    async def talk(self, stream):
        state = "open"
        try:
            await stream.hello()
        except asyncio.CancelledError:
            state = "cancelled"
            self.failed = True
            raise
        finally:
            print(state)
        await stream.bye()


async def talk(stream):
    try:
        await stream.hello()
    except asyncio.CancelledError:
        unused = 1
        raise
    await stream.bye()
