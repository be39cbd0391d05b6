import socket
import urllib.request

socket.setdefaulttimeout(10)


def load(url):
    return urllib.request.urlopen(url).read()
