import httpx


def create(base, name):
    return httpx.post(f"{base}/labels", json={"name": name}).status_code == 201


def rename(base, name, new):
    httpx.patch(f"{base}/labels/{name}", json={"name": new}).raise_for_status()


def store(base, name, data):
    httpx.put(f"{base}/labels/{name}", json=data).raise_for_status()


def remove(base, name):
    httpx.delete(f"{base}/labels/{name}")


def size(url):
    return httpx.head(url).headers["Content-Length"]


def allowed(url):
    return httpx.options(url).headers.get("Allow")
