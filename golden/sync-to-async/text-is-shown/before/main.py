import net


def main():
    print(f"{net.read('a')=}")
