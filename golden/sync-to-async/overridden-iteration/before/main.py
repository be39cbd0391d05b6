import net


class Remote:
    def __iter__(self):
        yield net.read("remote")

    def show(self):
        for item in self:
            print(item)


class Local(Remote):
    def __iter__(self):
        return iter(["local"])


def main(remotes: list[Remote]):
    for remote in remotes:
        remote.show()
