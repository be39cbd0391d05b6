import aiohttp
import requests


class Client:
    def __init__(self):
        self.session = requests.Session()

    def verbs(self):
        return {name: getattr(self.session, name) for name in ("get", "post")}

    def any_verb(self, verb):
        return getattr(self.session, verb)

    def call(self, verb, url):
        return self.any_verb(verb)(url).json()


def handed(verb, urls):
    return list(map(getattr(requests, verb), urls))


def returned(verb):
    return getattr(requests, verb)


def two(verb, url):
    return getattr(requests, verb)(url, {"a": 1}).text


async def with_args(verb, url):
    async with aiohttp.ClientSession() as session:
        method = getattr(session, verb)
        async with method(
            url,
            json={"a": 1},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=3, sock_read=3),
            ssl=False,
        ) as response:
            if response.status == 404:
                return None
            response.raise_for_status()
            return await response.text(errors="replace")


def listed(url):
    return [getattr(requests, verb)(url).status_code for verb in ("get", "put")]


def guarded(url, verb):
    if not hasattr(requests, verb):
        raise ValueError(verb)
    func = getattr(requests, verb, None)
    return func(url).text
