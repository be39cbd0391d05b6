import net


async def get(name):
    return await net.read(name)
