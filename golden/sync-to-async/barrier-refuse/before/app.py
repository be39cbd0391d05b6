import time


def load(name):
    time.sleep(0.01)
    return name.upper()


class Config:
    def __init__(self, name):
        self.name = load(name)

    def __len__(self):
        return len(load("abc"))


class Plain:
    def __init__(self):
        self.value = load("plain")


def work():
    print(load("work"))
    config = Config("config")
    print(config.name, len(config))


def names():
    return sorted(["b", "a"], key=lambda name: load(name))


if __name__ == "__main__":
    print(names())
    print(Plain().value)
    work()
