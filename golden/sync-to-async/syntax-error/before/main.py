import net


def main():
    print(net.read("a") net)
