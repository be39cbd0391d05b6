import httpx


def signed(client: httpx.Client, url, key):
    request = client.build_request("GET", url)
    request.headers["X-Key"] = key
    response = client.send(request, follow_redirects=True)
    return response.text
