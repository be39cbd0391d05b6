import requests


async def load(url):
    response = requests.get(url)
    return response.json()
