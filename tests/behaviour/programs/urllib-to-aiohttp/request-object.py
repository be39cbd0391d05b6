"""A Request in a variable, with headers that are added, data that is set, and of a class of its own."""
import sys
import urllib.request


class Put(urllib.request.Request):
    def get_method(self):
        return "PUT"


def load(url, token, data=None):
    request = urllib.request.Request(url, data=data)
    request.add_header("authorization", "Bearer " + token)
    request.add_header("X-Trace", "7")
    with urllib.request.urlopen(request, timeout=5) as response:
        return response.read().decode()


def store(url, text):
    put = Put(url + "#there", headers={"X-Token": "t"})
    put.data = text.encode()
    response = urllib.request.urlopen(put)
    return response.geturl(), response.getcode(), response.read().decode()


def main(base):
    print(load(base + "/echo", "abc"))
    print(load(base + "/asked", "abc", b"x=1"))
    url, code, text = store(base + "/echo", "text")
    print(url.replace(base, "").partition("#")[0], code, text)


if __name__ == "__main__":
    main(sys.argv[1])
