import requests


class Patient(requests.Session):
    retries = 2


def load(url, verb):
    with Patient() as session:
        return getattr(session, verb)(url).status_code
