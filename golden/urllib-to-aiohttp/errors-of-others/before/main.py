import http.client
import socket
import urllib.request


def load(url):
    try:
        return urllib.request.urlopen(url, timeout=1).read()
    except socket.timeout:
        return None
    except OSError as error:
        print(error)
        return b""


def load_or_wait(url):
    try:
        return urllib.request.urlopen(url).read()
    except http.client.HTTPException:
        return b""


def load_again(url):
    try:
        return urllib.request.urlopen(url).read()
    except ConnectionResetError:
        return urllib.request.urlopen(url).read()


def number_of_error(url):
    try:
        return urllib.request.urlopen(url).getheader(name="Age")
    except OSError as error:
        return error.errno


def age(url):
    return urllib.request.urlopen(url).getheader(name="Age")


def talk(host):
    try:
        return socket.create_connection((host, 80))
    except socket.timeout:
        return None
