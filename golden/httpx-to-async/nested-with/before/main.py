import httpx


def download(url, path):
    with httpx.Client() as client, client.stream("GET", url) as response, open(path, "wb") as file:
        for chunk in response.iter_bytes():
            file.write(chunk)
