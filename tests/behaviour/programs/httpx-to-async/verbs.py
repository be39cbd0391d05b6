"""Every verb, with its arguments."""
import sys

import httpx


def with_functions(url):
    print(httpx.get(url, params=[("a", "1"), ("a", "2")], headers={"X-Trace": "t"}).json())
    print(httpx.post(url, data={"k": "v"}).status_code)
    print(httpx.put(url, content="text").json(), httpx.patch(url, json=[1]).json())
    print(httpx.head(url).headers["content-type"], httpx.options(url).is_success, httpx.delete(url).json()["method"])
    print(httpx.request("PUT", url, json={"a": None}, auth=("user", "secret")).json())


def with_client(url):
    with httpx.Client(auth=httpx.BasicAuth("user", "secret"), limits=httpx.Limits(max_connections=1)) as client:
        print(client.get(f"{url}?x=1").json()["query"])
        print(client.post(url, json={"n": 1}).json())
        print(client.put(url, data={"a": ["1", "2"]}).json(), client.delete(url).json())
        print(client.request("PATCH", url, content=b"raw", timeout=None).json())
        print(client.head(url).text == "", client.options(url).json()["method"])


def main(base):
    with_functions(f"{base}/echo/a")
    with_client(f"{base}/echo/b")
    print(httpx.get(f"{base}/login", auth=("user", "secret")).status_code, httpx.get(f"{base}/login").status_code)


if __name__ == "__main__":
    main(sys.argv[1])
