import net


async def load(name):
    return (await net.read(name)).upper()
