import asyncio


async def children(node):
    return [node * 2, node * 2 + 1] if node < 4 else []


def walk(node):
    yield node
    for child in asyncio.run(children(node)):
        for below in walk(child):
            yield below


async def main():
    for node in walk(1):
        print(node)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
