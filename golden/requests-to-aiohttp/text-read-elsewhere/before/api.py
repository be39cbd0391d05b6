import requests


def checked(response):
    return response.text


def size_of(response):
    print(len(response.content))


def page(url):
    response = requests.get(url)
    size_of(response)
    return checked(response)
