import net


class Remote:
    async def __aiter__(self):
        yield await net.read("remote")

    async def show(self):
        async for item in self:
            print(item)


class Local(Remote):
    def __iter__(self):
        return iter(["local"])


async def main(remotes: list[Remote]):
    for remote in remotes:
        await remote.show()
