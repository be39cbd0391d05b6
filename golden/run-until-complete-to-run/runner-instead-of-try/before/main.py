import asyncio


async def work(number):
    await asyncio.sleep(0)
    return number


def main():
    loop = asyncio.new_event_loop()
    try:
        first = loop.run_until_complete(work(1))
        print(first + loop.run_until_complete(work(2)))
    finally:
        loop.close()


main()
