import httpx


def load(url):
    with httpx.Client() as client:
        try:
            return client.get(url).json()
        except ValueError:
            return client.get(url + "?plain").text
        finally:
            client.post(url + "/done")
