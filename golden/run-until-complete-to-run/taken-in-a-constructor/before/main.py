import asyncio


class Bot:
    def __init__(self):
        self.ready = asyncio.get_event_loop().create_future()

    async def start(self):
        self.ready.set_result("ready")
        print(await self.ready)


def main():
    bot = Bot()
    loop = asyncio.get_event_loop()
    loop.run_until_complete(bot.start())


main()
