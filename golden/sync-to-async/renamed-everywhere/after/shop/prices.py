import net


async def aload(name):
    return await net.read(name)


class Table:
    async def aget(self, name):
        return await aload(name)

    find = aget
