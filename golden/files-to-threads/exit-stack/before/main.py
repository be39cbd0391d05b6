from contextlib import ExitStack, closing


def merged(names):
    with ExitStack() as stack:
        files = [stack.enter_context(open(name)) for name in names]
        return [file.read() for file in files]


def whole(name):
    with closing(open(name)) as file:
        return file.read()
