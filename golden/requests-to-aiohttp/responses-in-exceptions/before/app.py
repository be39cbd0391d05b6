import requests


class ApiError(Exception):
    def __init__(self, message, response):
        super().__init__(message)
        self.response = response


def get(url):
    response = requests.get(url)
    if response.status_code >= 400:
        raise ApiError("refused", response)
    return response.json()


def show(url):
    try:
        print(get(url))
    except ApiError as error:
        print(error, error.response.status_code, error.response.text)
