import requests


def lines(url):
    response = requests.get(url, stream=True)
    return response.iter_lines()


def lazily(url):
    response = requests.get(url, stream=True)
    return (line for line in response.iter_lines() if line)


def at_once(url):
    response = requests.get(url, stream=True)
    return [line for line in response.iter_lines() if line]


def counted(url):
    response = requests.get(url, stream=True)
    return sum(len(chunk) for chunk in response.iter_content(1024))
