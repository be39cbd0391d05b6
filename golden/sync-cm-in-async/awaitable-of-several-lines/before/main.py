import asyncio


async def connect(host, port):
    print(host, port)
    return host


class Link:
    def __enter__(self):
        self.host = asyncio.run(
            connect(
                "example.org",
                80,
            )
        )
        return asyncio.run(connect(self.host, 81)).upper()

    def __exit__(self, *exc_info):
        pass


async def main():
    with Link() as host:
        print(host)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
