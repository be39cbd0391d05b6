import net

WEIGHTS = {"first": lambda name: net.read(name) + "!"}


def main():
    print(WEIGHTS["first"]("a"))
