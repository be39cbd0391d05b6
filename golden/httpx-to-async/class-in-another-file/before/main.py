from api import Api
from jobs import run


def main():
    api = Api("https://example.org")
    print(run(api))


if __name__ == "__main__":
    main()
