import asyncio as real


class Fake:
    def get_event_loop(self):
        return "fake"


async def main(asyncio):
    print(asyncio.get_event_loop())


real.run(main(Fake()))
