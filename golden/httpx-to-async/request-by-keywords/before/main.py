import httpx


def load(address):
    return httpx.request(method="GET", url=address).text


def lines(address):
    with httpx.stream(method="GET", url=address) as response:
        return sum(1 for line in response.iter_lines() if line)
