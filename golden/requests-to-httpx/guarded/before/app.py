import logging

import requests


def load(url):
    try:
        response = requests.get(url)
    except requests.RequestException as error:
        logging.error("no answer: %s", error)
        return None
    return response.text
