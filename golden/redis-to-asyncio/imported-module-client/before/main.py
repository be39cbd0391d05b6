from connection import client


def load(key):
    return client.get(key)
