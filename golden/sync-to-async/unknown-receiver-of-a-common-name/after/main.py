import net


class Channel:
    async def close(self):
        await net.read("close")


def finish(channel):
    channel.close()
