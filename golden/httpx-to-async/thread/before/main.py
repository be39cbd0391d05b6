import threading

import httpx


def ping(url):
    httpx.head(url)


def start(url):
    thread = threading.Thread(target=ping, args=(url,))
    thread.start()
    return thread
