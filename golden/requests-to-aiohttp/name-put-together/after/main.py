import aiohttp
import requests


class Shell:
    async def do_get(self, url):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                return await response.text(errors="replace")

    async def do_quit(self, url):
        raise SystemExit(url)

    async def run(self, name, url):
        return await getattr(self, f"do_{name}")(url)


class Server:
    async def on_get(self, url):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                return await response.text(errors="replace")

    async def on_post(self, url):
        async with aiohttp.ClientSession() as session:
            async with session.post(url) as response:
                return await response.text(errors="replace")

    async def dispatch(self, verb, url):
        name = "on_%s" % verb
        method = getattr(self, name, None)
        if method is None:
            return "none"
        return await method(url)


class Job:
    def cmd_get(self, url):
        return requests.get(url).text

    def cmd_wait(self, url):
        yield url

    def run(self, name, url):
        return getattr(self, "cmd_" + name)(url)


class Any:
    def fetch(self, url):
        return requests.get(url).text

    def name(self, url):
        return url

    def __len__(self):
        return 1

    def call(self, what, url):
        found = getattr(self, what)
        return found(url) if callable(found) else found

    def show(self, what):
        return str(getattr(self, what))


class Fields:
    async def load(self, url):
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as response:
                self.text = await response.text(errors="replace")

    def show(self, fields):
        return [getattr(self, field) for field in fields]


def look_up(thing, name):
    return getattr(thing, f"ask_{name}")()


class Asked:
    def ask_price(self):
        return requests.get("http://127.0.0.1/price").text
