from decimal import Decimal

import requests


def prices(url):
    response = requests.get(url)
    return response.json(parse_float=Decimal)


def parsed(url, **options):
    return requests.get(url).json(**options)
