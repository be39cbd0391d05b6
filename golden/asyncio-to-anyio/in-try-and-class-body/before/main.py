try:
    import asyncio
except ImportError:
    asyncio = None


class Runner:
    @staticmethod
    async def main():
        await asyncio.sleep(0)
        print("done")


asyncio.run(Runner.main())
