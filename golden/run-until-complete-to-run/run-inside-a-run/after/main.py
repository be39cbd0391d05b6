import asyncio


async def double(number):
    return number * 2


def main():
    with asyncio.Runner() as runner:
        result = runner.run(double(runner.run(double(1))))
    print(result)


main()
