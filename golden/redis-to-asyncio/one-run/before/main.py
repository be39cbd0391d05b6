import redis

client = redis.Redis()


def load(key):
    return client.get(key)


def main():
    print(load("a"), load("b"))


if __name__ == "__main__":
    main()
