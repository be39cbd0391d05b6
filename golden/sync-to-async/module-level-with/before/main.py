import net


class Connection:
    def __enter__(self):
        return net.read("open")

    def __exit__(self, *exc_info):
        pass


with Connection() as name:
    print(name)
