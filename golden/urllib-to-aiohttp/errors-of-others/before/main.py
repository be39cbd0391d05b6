import http.client
import socket
import urllib.request


def load(url):
    try:
        return urllib.request.urlopen(url, timeout=1).read()
    except socket.timeout:
        return None
    except http.client.HTTPException:
        return b""
    except OSError as error:
        print(error)
        return b""


def talk(host):
    try:
        return socket.create_connection((host, 80))
    except socket.timeout:
        return None
