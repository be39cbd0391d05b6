import urllib.request


def load(url):
    try:
        return urllib.request.urlopen(url).read()
    except Exception as error:
        if hasattr(error, "code"):
            return None
        raise


def reason(url):
    try:
        return urllib.request.urlopen(url).read()
    except Exception as error:
        print(error.reason)
