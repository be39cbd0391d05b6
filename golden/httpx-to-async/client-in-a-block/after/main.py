import httpx


async def rates(base, currencies):
    async with httpx.AsyncClient(base_url=base, timeout=10.0) as client:
        found = {}
        for currency in currencies:
            found[currency] = (await client.get(f"/rates/{currency}")).json()["rate"]
        return found
