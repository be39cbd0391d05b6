import asyncio


async def connect():
    await asyncio.sleep(0)
    return open("/dev/null")


async def main():
    with await connect() as file:
        return file.read()
