import aiohttp
import requests


async def report(url):
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as response:
            print(f"{response.status}: {await response.text(errors='replace')}")
            print(f'{response.status}: {await response.text(errors="replace")}')
            print(f"""{response.status}: {await response.text(errors="replace")}""")
            return f"{('location' in response.headers and response.status in (301, 302, 303, 307, 308))} {(await response.text(errors='replace')).strip()}"


def nested(url):
    response = requests.get(url)
    return f"{url}: {f'text {response.text}'}"
