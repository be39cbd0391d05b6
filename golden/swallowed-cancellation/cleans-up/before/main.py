import asyncio


async def talk(connection):
    try:
        await connection.hello()
    except:
        connection.close()


async def show(dialog, stream):
    try:
        await stream.read()
    except BaseException:
        dialog.error("closed")


async def listen(self, stream):
    try:
        await stream.read()
    except BaseException:
        self.failed = True
