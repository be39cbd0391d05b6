import asyncio


def numbers():
    yield asyncio.run(asyncio.sleep(0, 2))
    return "end"


async def main():
    for number in numbers():
        print(number)
