import httpx


def load(url):
    try:
        response = httpx.get(url)
        response.raise_for_status()
    except httpx.HTTPStatusError as error:
        return error.response.status_code
    except (httpx.ConnectError, httpx.TimeoutException):
        return None
    return response.json()
