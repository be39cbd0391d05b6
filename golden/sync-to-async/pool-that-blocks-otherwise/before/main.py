import socket
import time
from concurrent.futures import ThreadPoolExecutor


def look_up(name):
    time.sleep(0.01)
    return address_of(name)


def address_of(name):
    return socket.gethostbyname(name)


def look_up_all(names):
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(look_up, names))


if __name__ == "__main__":
    print(look_up_all(["127.0.0.1", "127.0.0.2"]))
