import net


class Task:
    def __init__(self, action):
        self.action = action

    def run(self):
        return self.action("x")


async def load(name):
    return await net.read(name)


def main():
    print(Task(load).run(), Task(lambda name: name).run())


main()
