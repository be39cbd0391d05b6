import asyncio


async def work(number):
    """Doubles."""
    await asyncio.sleep(0)
    return number * 2


if __name__ == "__main__":
    with asyncio.Runner() as runner:
        numbers = [
            1,
            2,
        ]
        # Twice each.
        for number in numbers:
            print(runner.run(work(number)))

        text = """
  not moved
"""
        print(runner.run(work(3)))
    print(text)
