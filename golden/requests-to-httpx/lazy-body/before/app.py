import requests


def open_stream(url):
    response = requests.get(url, stream=True)
    return response
