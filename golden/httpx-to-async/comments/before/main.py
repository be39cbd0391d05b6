import httpx


def load(url):
    # One client for both.
    with httpx.Client() as client:  # closes it
        first = client.get(url)  # may be cached

        # The second is not.
        return first.text + client.get(url).text
