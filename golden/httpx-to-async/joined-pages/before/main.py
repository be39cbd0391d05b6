import httpx


def names(client: httpx.Client, pages):
    for page in range(pages):
        yield client.get("/names", params={"page": page}).text


def report(client: httpx.Client):
    print(", ".join(names(client, 3)))
