import urllib.request


def load(url, token, size):
    request = urllib.request.Request(url)
    request.add_header("Authorization", "Bearer " + token)
    request.add_header("X-Size", str(size))
    with urllib.request.urlopen(request, timeout=10) as response:
        return response.read(), response.headers.get("Content-Type")
