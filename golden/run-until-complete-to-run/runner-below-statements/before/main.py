import asyncio


async def work(number):
    """Doubles."""
    await asyncio.sleep(0)
    return number * 2


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    numbers = [
        1,
        2,
    ]
    # Twice each.
    for number in numbers:
        print(loop.run_until_complete(work(number)))

    text = """
  not moved
"""
    try:
        print(loop.run_until_complete(work(3)))
    finally:
        loop.close()
    print(text)
