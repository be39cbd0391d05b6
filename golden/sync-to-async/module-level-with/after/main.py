import net


class Connection:
    async def __aenter__(self):
        return await net.read("open")

    async def __aexit__(self, *exc_info):
        pass


with Connection() as name:
    print(name)
