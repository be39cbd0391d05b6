import asyncio


class Registry:
    def __init__(self):
        self.names = []

    async def register(self):
        self.names.append("service")
        raise KeyboardInterrupt

    async def unregister(self):
        print("unregister", self.names)


if __name__ == "__main__":
    loop = asyncio.get_event_loop()
    registry = Registry()
    try:
        loop.run_until_complete(registry.register())
    except KeyboardInterrupt:
        loop.run_until_complete(registry.unregister())
