class Pool:
    def __init__(self, backend):
        self._backend = backend

    async def request(self, message):
        while True:
            connection = await self._backend.connection()
            try:
                return await connection.send(message)
            except OSError:
                print("again")
