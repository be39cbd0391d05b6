async def report(kind):
    print("left with", kind.__name__)
    return True


class Guard:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        return await report(kind)


async def main():
    async with Guard():
        raise KeyError("lost")
    print("went on")


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
