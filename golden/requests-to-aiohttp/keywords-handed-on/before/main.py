import api


def main():
    client = api.Client()
    print(client.users(1), client.get("/x", auth=("a", "b")))


if __name__ == "__main__":
    main()
