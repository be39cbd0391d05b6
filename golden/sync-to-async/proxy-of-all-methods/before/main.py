import net


class Connection:
    def __init__(self):
        self.queue = []

    def send(self):
        net.write(self.queue)

    def push(self, item):
        self.queue.append(item)

    def is_empty(self):
        return not self.queue


class Careful:
    def __init__(self, connection):
        self._connection = connection

    def __getattr__(self, name):
        found = getattr(self._connection, name)

        def guard(method):
            def call(*args):
                try:
                    return method(*args)
                except ConnectionError:
                    print("lost")
                    raise

            return call

        return guard(found)


def main():
    connection = Connection()
    careful = Careful(connection)
    careful.push("a")
    careful.send()
    print(careful.is_empty(), connection.is_empty())


main()
