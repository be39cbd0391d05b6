import httpx


def load(client: httpx.Client, path: str) -> dict:
    return client.get(path).json()


def names(client: httpx.Client) -> list[str]:
    return [user["name"] for user in load(client, "/users")]


def main():
    with httpx.Client(base_url="https://example.org") as client:
        print(names(client))


if __name__ == "__main__":
    main()
