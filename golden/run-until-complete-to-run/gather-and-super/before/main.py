import asyncio


class Base:
    async def load(self):
        print("base")


class Derived(Base):
    def run(self):
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        loop.run_until_complete(asyncio.gather(super().load()))
        loop.close()


Derived().run()
