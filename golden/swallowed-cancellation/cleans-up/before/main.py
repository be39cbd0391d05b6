import asyncio


async def talk(connection):
    try:
        await connection.hello()
    except:
        connection.close()


async def listen(self, stream):
    try:
        await stream.read()
    except BaseException:
        self.failed = True
