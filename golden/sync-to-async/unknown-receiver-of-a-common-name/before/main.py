import net


class Channel:
    def close(self):
        net.read("close")


def finish(channel):
    channel.close()
