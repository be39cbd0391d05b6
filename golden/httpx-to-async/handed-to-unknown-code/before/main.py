import httpx
from vendor import paginate


def items(base):
    with httpx.Client(base_url=base) as client:
        return list(paginate(client, "/items"))
