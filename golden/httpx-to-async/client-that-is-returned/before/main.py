import httpx


def connect(base, token):
    return httpx.Client(base_url=base, headers={"Authorization": f"Bearer {token}"})
