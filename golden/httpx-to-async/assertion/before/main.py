import httpx


def check(client: httpx.Client):
    assert client.get("/").status_code == 200, client.get("/status").text
