import requests


def load_all(base, names):
    with requests.Session() as session:
        session.headers.update({"Accept": "text/plain"})
        return [session.get(f"{base}/{name}").text for name in names]
