import requests
import parser_of_others


def load(url):
    response = requests.get(url)
    return parser_of_others.parse(response)
