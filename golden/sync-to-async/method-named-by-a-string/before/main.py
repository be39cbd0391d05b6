import time


class Page:
    def load(self):
        time.sleep(1)
        return "page"


def load_all(things):
    return [getattr(thing, "load")() for thing in things]


def load_one(thing, verb):
    return getattr(thing, verb)()
