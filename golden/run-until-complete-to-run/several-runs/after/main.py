import asyncio


class Client:
    async def connect(self):
        self.loop = asyncio.get_running_loop()
        print("connected")

    async def send(self, text):
        await asyncio.sleep(0)
        print(text, self.loop is asyncio.get_running_loop())


def talk():
    client = Client()
    with asyncio.Runner() as runner:
        runner.run(client.connect())
        for text in ["a", "b"]:
            runner.run(client.send(text))

    # Nothing is left to do.
    print("closed")


talk()
