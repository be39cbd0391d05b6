import asyncio

import requests


async def tell(users):
    print(users)


def report(users):
    asyncio.run(tell(users))


for page in range(3):
    users = requests.get("http://localhost/users", params={"page": page}).json()
    report(users)
