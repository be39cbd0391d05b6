import contextlib


def note(text):
    with open("/dev/null", "a") as file:
        file.write(text)


class Trace(contextlib.ContextDecorator):
    def __enter__(self):
        note("in")

    def __exit__(self, *error):
        note("out")


@Trace()
def work():
    print("work")


work()
