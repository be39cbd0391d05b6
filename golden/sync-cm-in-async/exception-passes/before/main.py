import asyncio


async def report(kind):
    print("left with", kind.__name__)
    return True


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return asyncio.run(report(kind))


async def main():
    with Guard():
        raise KeyError("lost")
    print("went on")


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
