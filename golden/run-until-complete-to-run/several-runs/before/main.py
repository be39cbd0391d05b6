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
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)

    loop.run_until_complete(client.connect())
    for text in ["a", "b"]:
        loop.run_until_complete(client.send(text))

    # Nothing is left to do.
    loop.close()
    print("closed")


talk()
