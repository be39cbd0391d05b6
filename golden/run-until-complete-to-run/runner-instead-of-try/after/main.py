import asyncio


async def work(number):
    await asyncio.sleep(0)
    return number


def main():
    with asyncio.Runner() as runner:
        first = runner.run(work(1))
        print(first + runner.run(work(2)))


main()
