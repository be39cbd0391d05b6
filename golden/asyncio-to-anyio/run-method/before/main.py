import asyncio


class Server:
    def __init__(self, name):
        self.name = name

    async def serve(self, times):
        for turn in range(times):
            print(self.name, turn)


server = Server("a")
asyncio.run(server.serve(2))
