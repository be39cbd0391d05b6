import httpx


def rates(base, currencies):
    with httpx.Client(base_url=base, timeout=10.0) as client:
        found = {}
        for currency in currencies:
            found[currency] = client.get(f"/rates/{currency}").json()["rate"]
        return found
