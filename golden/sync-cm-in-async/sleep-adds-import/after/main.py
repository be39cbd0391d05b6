import asyncio


class Pause:
    def __init__(self, seconds):
        self.seconds = seconds

    async def __aenter__(self):
        print("waiting")

    async def __aexit__(self, *exc_info):
        await asyncio.sleep(self.seconds)


async def main():
    async with Pause(0):
        print("inside")
