def get(url):
    return {"url": url}
