import urllib.error
import urllib.request


def load(url):
    try:
        return urllib.request.urlopen(url).read()
    except urllib.error.HTTPError as error:
        return error.read()


def asked(url):
    try:
        return urllib.request.urlopen(url).read()
    except urllib.error.URLError as error:
        if hasattr(error, "code"):
            return error.code
        return None


def reason(url):
    try:
        return urllib.request.urlopen(url).read()
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            return None
        raise


def both(url):
    try:
        return urllib.request.urlopen(url).read()
    except (urllib.error.HTTPError, urllib.error.URLError) as error:
        return str(error.reason)
