from concurrent.futures import ThreadPoolExecutor

import requests


def load(session, name):
    response = session.get(f"https://example.org/{name}", timeout=5)
    response.raise_for_status()
    return response.json()


def load_all(names):
    found = {}
    with requests.Session() as session:
        with ThreadPoolExecutor(max_workers=4) as pool:
            futures = {pool.submit(load, session, name): name for name in names}
            for future, name in futures.items():
                try:
                    found[name] = future.result()
                except requests.RequestException as error:
                    print(name, error)
    return found


if __name__ == "__main__":
    print(load_all(["a", "b"]))
