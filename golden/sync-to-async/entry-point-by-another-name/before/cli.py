import net


def start_reader():
    for name in ["a", "b"]:
        print(net.read(name))
    return 3
