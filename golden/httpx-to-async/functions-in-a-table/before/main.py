import httpx

VERBS = {"get": httpx.get, "post": httpx.post}


def call(verb, url):
    return VERBS[verb](url).text
