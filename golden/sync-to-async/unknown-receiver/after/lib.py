import net


class Channel:
    async def transmit(self, text):
        return await net.read(text)


async def greet(channel):
    return await channel.transmit("hello")
