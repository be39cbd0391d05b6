"""What is read of an answer, also where it is handed on."""
import sys
import urllib.request


def open_page(url):
    return urllib.request.urlopen(url)


def show(base, path):
    response = open_page(base + path)
    print(response.status, response.code, response.getcode(), response.reason, response.msg)
    print(response.geturl().replace(base, ""), response.url.replace(base, ""))
    print(response.headers.get("content-type"), response.info().get("X-Other", "none"))
    print(response.getheader("Content-Length"), response.getheader("X-Other", "none"), "Date" in response.headers)
    print(response.read())
    response.close()


def main(base):
    show(base, "/text/some")
    show(base, "/redirect/2")
    show(base, "/latin")
    show(base, "/bytes/300")


if __name__ == "__main__":
    main(sys.argv[1])
