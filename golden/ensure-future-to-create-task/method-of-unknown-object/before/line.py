import asyncio


class Line:
    def send(self, text):
        future = asyncio.get_running_loop().create_future()
        future.set_result(text.upper())
        return future


async def reply(text):
    return text
