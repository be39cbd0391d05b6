import httpx


def download(url, path):
    with open(path, "wb") as file, httpx.stream("GET", url) as response:
        response.raise_for_status()
        for chunk in response.iter_bytes(65536):
            file.write(chunk)


def tail(client: httpx.Client, url):
    with client.stream("GET", url) as response:
        for line in response.iter_lines():
            yield line.rstrip()
