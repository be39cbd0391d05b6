import httpx


def log(request):
    print(request.method, request.url)


def load(url):
    with httpx.Client(event_hooks={"request": [log]}) as client:
        return client.get(url).json()
