import time
import urllib.error
import urllib.request


def load_all(urls):
    pages = []
    for url in urls:
        for attempt in range(3):
            try:
                with urllib.request.urlopen(url, timeout=10) as response:
                    pages.append(response.read())
                break
            except urllib.error.URLError:
                time.sleep(attempt)
    return pages


def reachable(url):
    try:
        response = urllib.request.urlopen(url)
    except urllib.error.URLError:
        return False
    if response and response.getcode() == 200:
        return True
    return False
