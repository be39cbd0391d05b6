from main import Connection


def script():
    with Connection():
        print("script")
