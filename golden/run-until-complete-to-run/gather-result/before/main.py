import asyncio


async def square(number):
    await asyncio.sleep(0)
    return number * number


def main(numbers):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(
            asyncio.gather(
                *(square(number) for number in numbers),
                return_exceptions=True,  # one may fail
            )
        )
    finally:
        loop.close()


print(main([1, 2, 3]))
