# also: requests-to-httpx
"""What goes wrong is caught as before."""
import sys

import requests
from requests.exceptions import ConnectionError, HTTPError, RequestException, Timeout


def fetch(url):
    try:
        response = requests.get(url, timeout=0.3)
        response.raise_for_status()
    except HTTPError as error:
        return f"http error {error.response.status_code}"
    except Timeout:
        return "timeout"
    except ConnectionError:
        return "no connection"
    except RequestException as error:
        return f"something else: {type(error).__name__}"
    return response.json()


def main(base):
    print(fetch(base + "/json/fine"))
    print(fetch(base + "/status/404"))
    print(fetch(base + "/status/500"))
    print(fetch(base + "/slow?seconds=0.6"))
    print(fetch("http://127.0.0.1:1/"))


if __name__ == "__main__":
    main(sys.argv[1])
