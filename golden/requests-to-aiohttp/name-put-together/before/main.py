import requests


class Shell:
    def do_get(self, url):
        return requests.get(url).text

    def do_quit(self, url):
        raise SystemExit(url)

    def run(self, name, url):
        return getattr(self, f"do_{name}")(url)


class Server:
    def on_get(self, url):
        return requests.get(url).text

    def on_post(self, url):
        return requests.post(url).text

    def dispatch(self, verb, url):
        name = "on_%s" % verb
        method = getattr(self, name, None)
        if method is None:
            return "none"
        return method(url)


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
    def load(self, url):
        self.text = requests.get(url).text

    def show(self, fields):
        return [getattr(self, field) for field in fields]


def look_up(thing, name):
    return getattr(thing, f"ask_{name}")()


class Asked:
    def ask_price(self):
        return requests.get("http://127.0.0.1/price").text
