import net


def fetch(name):
    return net.read(name)


def shutdown():
    fetch("bye")


def work():
    return fetch("work")
