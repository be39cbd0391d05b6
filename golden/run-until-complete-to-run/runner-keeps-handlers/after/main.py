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
    with asyncio.Runner() as runner:
        registry = Registry()
        try:
            runner.run(registry.register())
        except KeyboardInterrupt:
            runner.run(registry.unregister())
