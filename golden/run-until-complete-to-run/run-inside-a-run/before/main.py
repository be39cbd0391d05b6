import asyncio


async def double(number):
    return number * 2


def main():
    loop = asyncio.new_event_loop()
    result = loop.run_until_complete(double(loop.run_until_complete(double(1))))
    loop.close()
    print(result)


main()
