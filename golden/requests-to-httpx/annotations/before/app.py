import requests


def fetch(session: requests.Session, url: str) -> requests.Response:
    return session.get(url)


def main() -> None:
    with requests.Session() as session:
        print(fetch(session, "http://localhost").status_code)
