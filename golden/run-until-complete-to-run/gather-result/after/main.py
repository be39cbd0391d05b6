import asyncio


async def square(number):
    await asyncio.sleep(0)
    return number * number


def main(numbers):
    async def gather_all():
        return await asyncio.gather(
            *(square(number) for number in numbers),
            return_exceptions=True,  # one may fail
        )

    return asyncio.run(gather_all())


print(main([1, 2, 3]))
