from typing import Optional

import requests
from requests import Response


def load(url: str) -> dict:
    response: requests.Response = requests.get(url)
    response.raise_for_status()
    return response.json()


def load_all(urls: list[str]) -> list[str]:
    session: requests.Session = requests.Session()
    texts: list[str] = []
    for url in urls:
        response: Response = session.get(url)
        texts.append(response.text)
    return texts


class Lazy:
    def __init__(self) -> None:
        self._session: Optional[requests.Session] = None

    @property
    def session(self) -> requests.Session:
        if self._session is None:
            self._session = requests.Session()
        return self._session

    def load(self, url: str) -> str:
        return self.session.get(url).text
