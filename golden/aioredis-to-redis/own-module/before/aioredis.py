def from_url(url):
    return url
