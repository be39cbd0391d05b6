import asyncio

from catalogue import Catalogue


def run(source):
    return asyncio.run(Catalogue(source).pages())
