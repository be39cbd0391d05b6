import requests

DEFAULTS = {"timeout": 5, "verify": False}


class Api:
    def __init__(self, base, timeout=(3, 10), verify=True):
        self.base = base
        self.options = {"timeout": timeout, "verify": verify}

    def page(self, number, options=None):
        options = dict(self.options, **(options or {}))
        return requests.get(f"{self.base}/pages/{number}", **options).text

    def change(self, number, text, token=None):
        options = {**self.options, "data": text}
        options.setdefault("allow_redirects", False)
        if token is None and "auth" not in options:
            options["auth"] = ("nobody", "")
        options.pop("headers", None)
        return self._send("PUT", f"/pages/{number}", **options)

    def _send(self, method, path, **options):
        return requests.request(method, self.base + path, **options).status_code


def load(url):
    return requests.get(url, **DEFAULTS).json()
