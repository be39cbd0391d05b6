import httpx


def clients(bases):
    return {base: httpx.Client(base_url=base) for base in bases}


def load(bases):
    for base, client in clients(bases).items():
        print(base, client.get("/").status_code)
