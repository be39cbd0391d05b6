import asyncio


class Connection:
    def __init__(self):
        self._callbacks = []
        self.is_open = False

    def on_connect(self, callback):
        self._callbacks.append(callback)

    async def connect(self):
        if not self.is_open:
            self.is_open = True
            for callback in self._callbacks:
                await callback()


async def open_connection():
    await asyncio.sleep(0)
    return Connection()


class Subscriber:
    def __init__(self):
        self.connection = None
        self.sent = []

    async def connect(self):
        if self.connection is None:
            self.connection = await open_connection()
            self.connection.on_connect(self.subscribe_again)
        else:
            await self.connection.connect()

    async def send(self, text):
        await self.connect()
        self.sent.append(text)

    async def subscribe_again(self):
        await self.send("subscribe")


async def main():
    subscriber = Subscriber()
    await subscriber.connect()
    await asyncio.wait_for(subscriber.send("hello"), 5)
    print(subscriber.sent)


asyncio.run(main())
