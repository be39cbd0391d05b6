async def connect(host, port):
    print(host, port)
    return host


class Link:
    async def __aenter__(self):
        self.host = await (
            connect(
                "example.org",
                80,
            )
        )
        return (await connect(self.host, 81)).upper()

    async def __aexit__(self, *exc_info):
        pass


async def main():
    async with Link() as host:
        print(host)


def drive(coroutine):
    """Runs a coroutine that waits for nothing, without a loop."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


drive(main())
