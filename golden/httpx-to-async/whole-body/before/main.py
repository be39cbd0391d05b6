import httpx


def digest(url):
    with httpx.stream("GET", url) as response:
        if response.is_error:
            response.read()
            return response.text
        return sum(len(part) for part in response.iter_raw())
