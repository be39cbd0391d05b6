def load(requests, url):
    return requests.get(url).json()
