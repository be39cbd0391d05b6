from store import load


def greeting(path):
    return f"Hello, {load(path, 'name')}!"


def main():
    print(greeting("settings.db"))


if __name__ == "__main__":
    main()
