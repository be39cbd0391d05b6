class Settings:
    def __init__(self, name):
        with open(name) as file:
            self.text = file.read()


def main():
    print(Settings("a").text)


main()
