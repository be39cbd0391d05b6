import requests


def one(url):
    try:
        response = requests.get(url)
        response.raise_for_status()
        return response.json()
    except requests.HTTPError as error:
        print(error.response.status_code, error.response.text)
        raise ValueError(error.response.json()["message"])


def two(session_url):
    with requests.Session() as session:
        try:
            r = session.get(session_url, timeout=3)
            r.raise_for_status()
        except requests.exceptions.HTTPError as e:
            if e.response.status_code == 404:
                return None
            body = e.response.content
            raise RuntimeError(body, e.response.reason, e.response)
        return r.text


def check(url):
    r = requests.get(url)
    r.raise_for_status()
    return r


def three(url):
    try:
        return check(url).text
    except requests.HTTPError as e:
        return e.response.text


def four(url):
    try:
        r = requests.get(url)
        r.raise_for_status()
    except requests.RequestException as e:
        return e.response.text


def five(url):
    try:
        with requests.get(url) as r:
            r.raise_for_status()
            return r.text
    except requests.HTTPError as e:
        return e.response.status_code, e.response.headers
