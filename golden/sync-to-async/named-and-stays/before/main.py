import net


def run():
    for part in net.read("a"):
        print(part, net.Line(part).name)
