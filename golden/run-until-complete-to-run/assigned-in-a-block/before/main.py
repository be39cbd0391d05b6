import asyncio


async def work(number):
    print(number)


def run():
    try:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(work(1))
    except ValueError as error:
        print(error)
    try:
        loop.run_until_complete(work(2))
    finally:
        loop.close()


run()
