async def fail():
    raise KeyError("key")


async def items():
    yield 1
    yield await fail()


async def main():
    try:
        async for item in items():
            print(item)
    except KeyError as error:
        print("caught", error)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
