from . import wire


def fetch(key):
    return wire.send(f"GET {key}")
